#ifndef ARREARS_RESCUE_H
#define ARREARS_RESCUE_H
// What must work inside a signal handler: waking the main loop, and giving the terminal back in
// the state it was found, also from a crash. In C, because a handler may only do what is
// async-signal-safe: read and write, tcsetattr, sigaction, plain memory. Swift promises none of
// that.
//
// A static in a header is one per object file that uses it. So everything is in one value that the
// caller holds and every function is given, and only `arrears_rescue_begin`, which is called once,
// names the pointer to it that the handlers use, and the handlers.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

struct arrears_rescue {
  int tty;
  struct termios found;         // the terminal's modes before this program
  char reset[1024];             // what undoes what was asked of the terminal
  volatile size_t reset_count;
  volatile sig_atomic_t armed;  // whether the terminal is in this program's hands
  volatile sig_atomic_t away;   // whether another program has it, with our leave
  int wake[2];                  // a pipe: a byte for every signal, read by the main loop
  int complaints[2];            // a pipe in the place of stderr while the screen is in use
  int stderr_found;             // the real one, or -1 if it is left alone
  struct timespec asked[65];    // when a signal first asked the program to end
  struct sigaction event;       // what handles events
  struct sigaction crash_found[65];
  char crash_stack[32768];      // a handler's own: the stack itself may be what overflowed
};

/// Where the handlers find it; set once.
static inline struct arrears_rescue *_Nullable *_Nonnull arrears_rescue_current(void) {
  static struct arrears_rescue *current = NULL;
  return &current;
}

static const int arrears_crashes[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
static const int arrears_events[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
#define ARREARS_COUNT(array) (sizeof(array) / sizeof *(array))

static inline void arrears_write(int fd, const char *_Nonnull bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Puts a pipe in the place of stderr, if that is a terminal: a message in the middle of the
/// screen would spoil it and be lost with it. It is shown when the screen is given back.
static inline void arrears_hold_stderr(struct arrears_rescue *_Nonnull rescue) {
  if (rescue->stderr_found >= 0 || !isatty(2) || rescue->complaints[1] < 0) return;
  rescue->stderr_found = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (rescue->stderr_found >= 0) dup2(rescue->complaints[1], 2);
}

static inline void arrears_show_stderr(struct arrears_rescue *_Nonnull rescue) {
  if (rescue->stderr_found < 0) return;
  char text[512];
  ssize_t count;
  dup2(rescue->stderr_found, 2);
  close(rescue->stderr_found);
  rescue->stderr_found = -1;
  while ((count = read(rescue->complaints[0], text, sizeof text)) > 0)
    arrears_write(2, text, (size_t)count);
}

/// Gives the terminal back, if it is in this program's hands. Safe in a handler, and twice.
static inline void arrears_restore(struct arrears_rescue *_Nonnull rescue) {
  if (!rescue->armed) return;
  rescue->armed = 0;
  // A terminal that no longer takes anything must not hold up the end of the program.
  int flags = fcntl(rescue->tty, F_GETFL);
  fcntl(rescue->tty, F_SETFL, flags | O_NONBLOCK);
  arrears_write(rescue->tty, rescue->reset, rescue->reset_count);
  fcntl(rescue->tty, F_SETFL, flags);
  tcsetattr(rescue->tty, TCSANOW, &rescue->found);
  arrears_show_stderr(rescue);
}

static void arrears_on_crash(int number, siginfo_t *_Nonnull info, void *_Nullable context) {
  struct arrears_rescue *rescue = *arrears_rescue_current();
  (void)context;
  arrears_restore(rescue);
  // What was to happen without this handler happens now: the faulty instruction runs again, or,
  // where there is none to run, the signal is sent again.
  sigaction(number, &rescue->crash_found[number], NULL);
  if (info->si_code <= 0 || number == SIGTRAP) raise(number);
}

static void arrears_on_event(int number) {
  struct arrears_rescue *rescue = *arrears_rescue_current();
  int saved = errno;
  bool ends = number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT;
  if (rescue->away && (number == SIGINT || number == SIGQUIT)) return;
  if (ends) {
    // Asked again a second later: the program hangs. It ends without its own consent.
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct timespec *first = &rescue->asked[number];
    if (first->tv_sec == 0) {
      *first = now;
    } else if (now.tv_sec - first->tv_sec > 1) {
      arrears_restore(rescue);
      signal(number, SIG_DFL);
      raise(number);
    }
  }
  char byte = (char)number;
  // A full pipe wakes as well as one more byte.
  if (write(rescue->wake[1], &byte, 1) < 0) errno = saved;
  errno = saved;
}

static void arrears_on_exit(void) { arrears_restore(*arrears_rescue_current()); }

static inline bool arrears_open_pipe(int fds[_Nonnull 2]) {
  if (pipe(fds) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(fds[i], F_SETFD, FD_CLOEXEC);
    fcntl(fds[i], F_SETFL, O_NONBLOCK);
  }
  return true;
}

/// Remembers the modes of a terminal, before ncurses changes them. Made once, and never freed once it
/// has begun, because a handler may come at any time. NULL if it is no terminal or there is no memory.
static inline struct arrears_rescue *_Nullable arrears_rescue_make(int tty) {
  struct arrears_rescue *rescue = calloc(1, sizeof *rescue);
  if (!rescue) return NULL;
  rescue->tty = tty;
  rescue->complaints[0] = rescue->complaints[1] = rescue->stderr_found = -1;
  if (tcgetattr(tty, &rescue->found) == 0) return rescue;
  free(rescue);
  return NULL;
}

/// Frees what has not begun.
static inline void arrears_rescue_discard(struct arrears_rescue *_Nonnull rescue) { free(rescue); }

/// Makes the terminal hand over every byte at once and unchanged, without echo, and pass on what
/// is written as it is.
static inline void arrears_rescue_raw(struct arrears_rescue *_Nonnull rescue) {
  struct termios modes = rescue->found;
  modes.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON | PARMRK);
  modes.c_oflag &= ~(tcflag_t)OPOST;
  modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  tcsetattr(rescue->tty, TCSADRAIN, &modes);
}

/// Takes over the signals: events wake the main loop through a pipe, crashes give the terminal
/// back first. Signals that were ignored stay so (nohup). After ncurses has set its own handlers.
static inline bool arrears_rescue_begin(struct arrears_rescue *_Nonnull rescue) {
  if (!arrears_open_pipe(rescue->wake)) return false;
  arrears_open_pipe(rescue->complaints);
  *arrears_rescue_current() = rescue;
  sigfillset(&rescue->event.sa_mask);
  rescue->event.sa_flags = SA_RESTART;
  rescue->event.sa_handler = arrears_on_event;
  for (size_t i = 0; i < ARREARS_COUNT(arrears_events); i++) {
    struct sigaction found;
    bool ignored = sigaction(arrears_events[i], NULL, &found) == 0 && found.sa_handler == SIG_IGN;
    if (!ignored) sigaction(arrears_events[i], &rescue->event, NULL);
  }
  stack_t stack = {.ss_sp = rescue->crash_stack, .ss_size = sizeof rescue->crash_stack};
  sigaltstack(&stack, NULL);
  for (size_t i = 0; i < ARREARS_COUNT(arrears_crashes); i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = arrears_on_crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigaction(arrears_crashes[i], &action, &rescue->crash_found[arrears_crashes[i]]);
  }
  atexit(arrears_on_exit);
  return true;
}

static inline void arrears_by_default(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
}

/// Gives the signals back.
static inline void arrears_rescue_end(struct arrears_rescue *_Nonnull rescue) {
  for (size_t i = 0; i < ARREARS_COUNT(arrears_events); i++) {
    struct sigaction found;
    if (sigaction(arrears_events[i], NULL, &found) == 0 &&
        found.sa_handler == rescue->event.sa_handler)
      arrears_by_default(arrears_events[i]);
  }
  for (size_t i = 0; i < ARREARS_COUNT(arrears_crashes); i++)
    sigaction(arrears_crashes[i], &rescue->crash_found[arrears_crashes[i]], NULL);
}

/// From here on the terminal is in this program's hands; `reset` gives it back.
static inline void arrears_rescue_arm(struct arrears_rescue *_Nonnull rescue,
                                      const char *_Nonnull reset, size_t count) {
  if (count > sizeof rescue->reset) count = sizeof rescue->reset;
  rescue->reset_count = 0;
  memcpy(rescue->reset, reset, count);
  rescue->reset_count = count;
  arrears_hold_stderr(rescue);
  rescue->armed = 1;
}

/// The terminal has been told everything in the regular way; gives its modes back too.
static inline void arrears_rescue_disarm(struct arrears_rescue *_Nonnull rescue) {
  rescue->armed = 0;
  tcsetattr(rescue->tty, TCSADRAIN, &rescue->found);
  arrears_show_stderr(rescue);
}

/// Whether another program has the terminal: its Ctrl-C is not meant for this one, and its Ctrl-Z
/// stops both.
static inline void arrears_rescue_away(struct arrears_rescue *_Nonnull rescue, bool away) {
  rescue->away = away;
  if (away)
    arrears_by_default(SIGTSTP);
  else
    sigaction(SIGTSTP, &rescue->event, NULL);
}

/// The descriptor that is readable when a signal came.
static inline int arrears_rescue_descriptor(struct arrears_rescue *_Nonnull rescue) {
  return rescue->wake[0];
}

/// The next signal that came, or 0.
static inline int arrears_rescue_next(struct arrears_rescue *_Nonnull rescue) {
  char byte;
  return read(rescue->wake[0], &byte, 1) == 1 ? byte : 0;
}

#endif

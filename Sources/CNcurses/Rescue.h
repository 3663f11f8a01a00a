#ifndef ARREARS_RESCUE_H
#define ARREARS_RESCUE_H
// What must work inside a signal handler: waking the main loop, and giving the terminal back in
// the state it was found, also from a crash. In C, because a handler may only do what is
// async-signal-safe: read and write, tcsetattr, sigaction, plain memory. Swift promises none of
// that.
//
// The state is static in this header, so there is one per object file that includes it: only
// Rescue.swift calls these functions.
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

static struct {
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
  struct sigaction crash_found[65];
  char crash_stack[32768];      // a handler's own: the stack itself may be what overflowed
} arrears_rescue = {.tty = -1, .wake = {-1, -1}, .complaints = {-1, -1}, .stderr_found = -1};

static const int arrears_crashes[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
static const int arrears_events[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};

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
static inline void arrears_hold_stderr(void) {
  if (arrears_rescue.stderr_found >= 0 || !isatty(2) || arrears_rescue.complaints[1] < 0) return;
  arrears_rescue.stderr_found = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (arrears_rescue.stderr_found >= 0) dup2(arrears_rescue.complaints[1], 2);
}

static inline void arrears_show_stderr(void) {
  if (arrears_rescue.stderr_found < 0) return;
  char text[512];
  ssize_t count;
  dup2(arrears_rescue.stderr_found, 2);
  close(arrears_rescue.stderr_found);
  arrears_rescue.stderr_found = -1;
  while ((count = read(arrears_rescue.complaints[0], text, sizeof text)) > 0)
    arrears_write(2, text, (size_t)count);
}

/// Gives the terminal back, if it is in this program's hands. Safe in a handler, and twice.
static void arrears_restore(void) {
  if (!arrears_rescue.armed) return;
  arrears_rescue.armed = 0;
  arrears_write(arrears_rescue.tty, arrears_rescue.reset, arrears_rescue.reset_count);
  tcsetattr(arrears_rescue.tty, TCSANOW, &arrears_rescue.found);
  arrears_show_stderr();
}

static void arrears_on_crash(int signal_number, siginfo_t *_Nonnull info, void *_Nullable context) {
  (void)context;
  arrears_restore();
  // What was to happen without this handler happens now: the faulty instruction runs again, or,
  // where there is none to run, the signal is sent again.
  sigaction(signal_number, &arrears_rescue.crash_found[signal_number], NULL);
  if (info->si_code <= 0 || signal_number == SIGTRAP) raise(signal_number);
}

static void arrears_on_event(int signal_number) {
  int saved = errno;
  bool ends = signal_number == SIGTERM || signal_number == SIGHUP || signal_number == SIGINT ||
              signal_number == SIGQUIT;
  if (arrears_rescue.away && (signal_number == SIGINT || signal_number == SIGQUIT)) return;
  if (ends) {
    // Asked again a second later: the program hangs. It ends without its own consent.
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct timespec *first = &arrears_rescue.asked[signal_number];
    if (first->tv_sec == 0) {
      *first = now;
    } else if (now.tv_sec - first->tv_sec > 1) {
      arrears_restore();
      signal(signal_number, SIG_DFL);
      raise(signal_number);
    }
  }
  char byte = (char)signal_number;
  // A full pipe wakes as well as one more byte.
  if (write(arrears_rescue.wake[1], &byte, 1) < 0) errno = saved;
  errno = saved;
}

static inline void arrears_handle(int signal_number, bool ours) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = ours ? arrears_on_event : SIG_DFL;
  sigaction(signal_number, &action, NULL);
}

static inline bool arrears_open_pipe(int fds[_Nonnull 2]) {
  if (pipe(fds) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(fds[i], F_SETFD, FD_CLOEXEC);
    fcntl(fds[i], F_SETFL, O_NONBLOCK);
  }
  return true;
}

/// Remembers the terminal's modes. Before ncurses changes them.
static inline bool arrears_rescue_remember(int tty) {
  arrears_rescue.tty = tty;
  return tcgetattr(tty, &arrears_rescue.found) == 0;
}

/// Takes over the signals: events wake the main loop through a pipe, crashes give the terminal
/// back first. Signals that were ignored stay so (nohup). After ncurses has set its own handlers.
static inline bool arrears_rescue_begin(void) {
  if (arrears_rescue.wake[0] < 0 && !arrears_open_pipe(arrears_rescue.wake)) return false;
  if (arrears_rescue.complaints[0] < 0) arrears_open_pipe(arrears_rescue.complaints);
  memset(arrears_rescue.asked, 0, sizeof arrears_rescue.asked);
  for (size_t i = 0; i < sizeof arrears_events / sizeof *arrears_events; i++) {
    struct sigaction found;
    bool ignored = sigaction(arrears_events[i], NULL, &found) == 0 && found.sa_handler == SIG_IGN;
    if (!ignored) arrears_handle(arrears_events[i], true);
  }
  stack_t stack = {.ss_sp = arrears_rescue.crash_stack, .ss_size = sizeof arrears_rescue.crash_stack};
  sigaltstack(&stack, NULL);
  for (size_t i = 0; i < sizeof arrears_crashes / sizeof *arrears_crashes; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = arrears_on_crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigaction(arrears_crashes[i], &action, &arrears_rescue.crash_found[arrears_crashes[i]]);
  }
  static bool registered = false;
  if (!registered) registered = atexit(arrears_restore) == 0;
  return true;
}

/// Gives the signals back.
static inline void arrears_rescue_end(void) {
  for (size_t i = 0; i < sizeof arrears_events / sizeof *arrears_events; i++) {
    struct sigaction found;
    bool ours = sigaction(arrears_events[i], NULL, &found) == 0 &&
                found.sa_handler == arrears_on_event;
    if (ours) arrears_handle(arrears_events[i], false);
  }
  for (size_t i = 0; i < sizeof arrears_crashes / sizeof *arrears_crashes; i++)
    sigaction(arrears_crashes[i], &arrears_rescue.crash_found[arrears_crashes[i]], NULL);
}

/// From here on the terminal is in this program's hands; `reset` gives it back.
static inline void arrears_rescue_arm(const char *_Nonnull reset, size_t count) {
  if (count > sizeof arrears_rescue.reset) count = sizeof arrears_rescue.reset;
  arrears_rescue.reset_count = 0;
  memcpy(arrears_rescue.reset, reset, count);
  arrears_rescue.reset_count = count;
  arrears_hold_stderr();
  arrears_rescue.armed = 1;
}

/// The terminal has been given back in the regular way.
static inline void arrears_rescue_disarm(void) {
  arrears_rescue.armed = 0;
  arrears_show_stderr();
}

/// Whether another program has the terminal: its Ctrl-C is not meant for this one, and its Ctrl-Z
/// stops both.
static inline void arrears_rescue_away(bool away) {
  arrears_rescue.away = away;
  arrears_handle(SIGTSTP, !away);
}

/// The descriptor that is readable when a signal came.
static inline int arrears_rescue_descriptor(void) { return arrears_rescue.wake[0]; }

/// The next signal that came, or 0.
static inline int arrears_rescue_next(void) {
  char byte;
  return read(arrears_rescue.wake[0], &byte, 1) == 1 ? byte : 0;
}

#endif

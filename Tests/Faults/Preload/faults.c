// Watches and disturbs what a process does to the files of one directory. Loaded into a program by
// LD_PRELOAD, so that the program that is tried is the one that ships.
//
//   FAULTS_DIR    the directory; calls on other files go through untouched
//   FAULTS_TRACE  a file that gets a record of everything that changes the directory, with the data
//                 and with what the program tells its standard output, in the order of happening
//   FAULTS_KILL   "N:before", "N:half" or "N:after": SIGKILL at the N-th such change
//   FAULTS_PLAN   a file that is read anew at each call, so that a cause can come and go; lines of
//                 "CALL ERROR [EVERY [NAME]]": the call fails, or every EVERYth one does, on files
//                 whose name begins with NAME; ERROR is ENOSPC, EIO, EINTR, EMFILE, EROFS, EDQUOT,
//                 EACCES, EAGAIN, ENOLCK or SHORT (half of what was asked); "clock SECONDS" moves the clock;
//                 "hurry N" makes the clock that nobody sets run N times as fast; "mountinfo PATH"
//                 shows PATH as the table of mounted file systems
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static char directory[4096];
static size_t directory_length;
static const char *plan_path;
static int trace_file = -1;
static long kill_at;
static char kill_how;
static long changes;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("FAULTS_DIR");
  if (text && realpath(text, directory)) directory_length = strlen(directory);
  plan_path = getenv("FAULTS_PLAN");
  if ((text = getenv("FAULTS_TRACE")))
    trace_file = syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if ((text = getenv("FAULTS_KILL"))) {
    char *rest;
    kill_at = strtol(text, &rest, 10);
    kill_how = *rest ? rest[1] : 'b';
  }
}

// The name of an open file in the directory, "" for the directory itself; 0 where it is elsewhere.
static int inside(int file, char name[4096]) {
  char link[64];
  if (!directory_length) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, name, 4095);
  if (length < 0) return 0;
  name[length] = 0;
  if (strncmp(name, directory, directory_length)) return 0;
  if (name[directory_length] && name[directory_length] != '/') return 0;
  const char *rest = name + directory_length + (name[directory_length] == '/');
  memmove(name, rest, strlen(rest) + 1);
  return 1;
}

static int number_of(const char *error) {
  static const struct { const char *name; int number; } known[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EINTR", EINTR}, {"EMFILE", EMFILE}, {"EROFS", EROFS},
    {"EDQUOT", EDQUOT}, {"EACCES", EACCES}, {"ENOLCK", ENOLCK}, {"EAGAIN", EAGAIN}, {"SHORT", -1},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strcmp(known[i].name, error)) return known[i].number;
  return 0;
}

static int read_plan(char text[4096]) {
  if (!plan_path) return 0;
  int kept = errno;
  int file = syscall(SYS_openat, AT_FDCWD, plan_path, O_RDONLY | O_CLOEXEC);
  ssize_t length = file < 0 ? -1 : syscall(SYS_read, file, text, 4095);
  if (file >= 0) syscall(SYS_close, file);
  errno = kept;
  if (length <= 0) return 0;
  text[length] = 0;
  return 1;
}

// The error that the plan has for a call on a file; 0 for none, -1 for a short one.
static int planned(const char *call, const char *name) {
  static long calls;
  char text[4096], *rest = text, *line;
  if (!read_plan(text)) return 0;
  while ((line = strsep(&rest, "\n"))) {
    char what[32], error[32], prefix[256] = "";
    long every = 1;
    if (sscanf(line, "%31s %31s %ld %255s", what, error, &every, prefix) < 2) continue;
    if (strcmp(what, call) || strncmp(prefix, name, strlen(prefix))) continue;
    if (every > 1 && __sync_add_and_fetch(&calls, 1) % every == 0) continue;
    return number_of(error);
  }
  return 0;
}

static void die(void) {
  for (;;) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

// Whether this change is the one to die at.
static int is_last(void) {
  return kill_at && __sync_add_and_fetch(&changes, 1) == kill_at;
}

struct header {
  uint32_t kind, name, other, unused;
  uint64_t offset, length;
};

static void hold(void) {
  if (trace_file < 0) return;
  pthread_mutex_lock(&order);
  syscall(SYS_flock, trace_file, LOCK_EX);
}

static void let_go(void) {
  if (trace_file < 0) return;
  syscall(SYS_flock, trace_file, LOCK_UN);
  pthread_mutex_unlock(&order);
}

static void record(
  char kind, const char *name, const char *other, uint64_t offset, const void *data, size_t length) {
  if (trace_file < 0) return;
  int kept = errno;
  struct header header = {kind, strlen(name), strlen(other), 0, offset, length};
  syscall(SYS_write, trace_file, &header, sizeof header);
  syscall(SYS_write, trace_file, name, header.name);
  syscall(SYS_write, trace_file, other, header.other);
  if (length) syscall(SYS_write, trace_file, data, length);
  errno = kept;
}

static int failed(int error) {
  errno = error;
  return -1;
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
  char name[4096];
  if (!inside(file, name)) return syscall(SYS_pwrite64, file, data, length, offset);
  int fault = planned("pwrite", name);
  if (fault > 0) return failed(fault);
  if (fault < 0 && length > 1) length = length / 2;
  // What the lock file says is for people who wait; losing it loses nothing.
  if (!strcmp(name, "lock")) return syscall(SYS_pwrite64, file, data, length, offset);
  int last = is_last();
  if (last && kill_how == 'b') die();
  if (last && kill_how == 'h') length = length / 2;
  hold();
  ssize_t written = syscall(SYS_pwrite64, file, data, length, offset);
  if (written > 0) record('w', name, "", offset, data, written);
  let_go();
  if (last) die();
  return written;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
  return pwrite64(file, data, length, offset);
}

ssize_t write(int file, const void *data, size_t length) {
  if (file != STDOUT_FILENO || trace_file < 0) return syscall(SYS_write, file, data, length);
  hold();
  ssize_t written = syscall(SYS_write, file, data, length);
  if (written > 0) record('a', "", "", 0, data, written);
  let_go();
  return written;
}

int ftruncate64(int file, off64_t length) {
  char name[4096];
  if (!inside(file, name)) return syscall(SYS_ftruncate, file, length);
  int fault = planned("ftruncate", name);
  if (fault > 0) return failed(fault);
  int last = is_last();
  if (last && kill_how != 'a') die();
  hold();
  int result = syscall(SYS_ftruncate, file, length);
  if (!result) record('t', name, "", length, NULL, 0);
  let_go();
  if (last) die();
  return result;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

static int synced(const char *call, long number, int file) {
  char name[4096];
  if (!inside(file, name)) return syscall(number, file);
  int fault = planned(call, name);
  if (fault > 0) return failed(fault);
  int last = is_last();
  if (last && kill_how != 'a') die();
  hold();
  int result = syscall(number, file);
  if (!result) record('s', name, "", 0, NULL, 0);
  let_go();
  if (last) die();
  return result;
}

int fsync(int file) { return synced("fsync", SYS_fsync, file); }
int fdatasync(int file) { return synced("fdatasync", SYS_fdatasync, file); }

int renameat(int from, const char *old, int to, const char *name) {
  char path[4096];
  if (!inside(to, path)) return syscall(SYS_renameat2, from, old, to, name, 0);
  int fault = planned("renameat", name);
  if (fault > 0) return failed(fault);
  int last = is_last();
  if (last && kill_how != 'a') die();
  hold();
  int result = syscall(SYS_renameat2, from, old, to, name, 0);
  if (!result) record('r', old, name, 0, NULL, 0);
  let_go();
  if (last) die();
  return result;
}

int unlinkat(int folder, const char *name, int flags) {
  char path[4096];
  if (!inside(folder, path)) return syscall(SYS_unlinkat, folder, name, flags);
  int last = is_last();
  if (last && kill_how != 'a') die();
  hold();
  int result = syscall(SYS_unlinkat, folder, name, flags);
  if (!result) record('u', name, "", 0, NULL, 0);
  let_go();
  if (last) die();
  return result;
}

static int opened(int folder, const char *name, int flags, mode_t mode) {
  char path[4096], text[4096], *rest = text, *line;
  if (!strcmp(name, "/proc/self/mountinfo") && read_plan(text))
    while ((line = strsep(&rest, "\n")))
      if (sscanf(line, "mountinfo %4095s", path) == 1) name = path;
  if (folder == AT_FDCWD || !inside(folder, path))
    return syscall(SYS_openat, folder, name, flags, mode);
  int fault = planned(flags & O_CREAT ? "create" : flags & O_ACCMODE ? "openrw" : "open", name);
  if (fault > 0) return failed(fault);
  if (!(flags & O_CREAT) || !strcmp(name, "lock"))
    return syscall(SYS_openat, folder, name, flags, mode);
  int last = is_last();
  if (last && kill_how != 'a') die();
  hold();
  int result = syscall(SYS_openat, folder, name, flags, mode);
  if (result >= 0) record('c', name, "", 0, NULL, 0);
  let_go();
  if (last) die();
  return result;
}

static mode_t mode_of(int flags, va_list *list) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(*list, unsigned) : 0;
}

#define OPENED(folder)                         \
  va_list list;                                \
  va_start(list, flags);                       \
  mode_t mode = mode_of(flags, &list);         \
  va_end(list);                                \
  return opened(folder, name, flags, mode);

int openat(int folder, const char *name, int flags, ...) { OPENED(folder) }
int openat64(int folder, const char *name, int flags, ...) { OPENED(folder) }
int open(const char *name, int flags, ...) { OPENED(AT_FDCWD) }
int open64(const char *name, int flags, ...) { OPENED(AT_FDCWD) }

ssize_t pread64(int file, void *data, size_t length, off64_t offset) {
  char name[4096];
  if (plan_path && inside(file, name)) {
    int fault = planned("pread", name);
    if (fault > 0) return failed(fault);
    if (fault < 0 && length > 1) length = length / 2;
  }
  return syscall(SYS_pread64, file, data, length, offset);
}

ssize_t pread(int file, void *data, size_t length, off_t offset) {
  return pread64(file, data, length, offset);
}

int flock(int file, int operation) {
  char name[4096];
  if (plan_path && inside(file, name)) {
    int fault = planned("flock", name);
    if (fault > 0) return failed(fault);
  }
  return syscall(SYS_flock, file, operation);
}

int inotify_init1(int flags) {
  int fault = plan_path ? planned("inotify", "") : 0;
  return fault > 0 ? failed(fault) : syscall(SYS_inotify_init1, flags);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  char text[4096], *rest = text, *line;
  int result = syscall(SYS_clock_gettime, clock, time);
  if (!plan_path || !read_plan(text)) return result;
  long number;
  while ((line = strsep(&rest, "\n"))) {
    if (clock == CLOCK_REALTIME && sscanf(line, "clock %ld", &number) == 1) time->tv_sec += number;
    if (clock == CLOCK_MONOTONIC && sscanf(line, "hurry %ld", &number) == 1) time->tv_sec *= number;
  }
  return result;
}

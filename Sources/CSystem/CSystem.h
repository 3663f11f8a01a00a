#ifndef ARREARS_CSYSTEM_H
#define ARREARS_CSYSTEM_H
#include <sys/syscall.h>

// Declared here: what unistd.h brings along would be this module's in the eyes of Swift.
long syscall(long number, ...);

// Calls of the system that Swift does not see: they are behind a feature macro or variadic. Each is
// the bare call, for the calling thread alone.

/// Sets the group that files are reached as (setfsgid(2)); gives the one before.
static inline int arrears_setfsgid(unsigned group) { return (int)syscall(SYS_setfsgid, group); }

/// Sets real, effective and saved group of a process that has one thread (setresgid(2)).
static inline int arrears_setresgid(unsigned real, unsigned effective, unsigned saved) {
  return (int)syscall(SYS_setresgid, real, effective, saved);
}

/// Neither a core file nor another program of the same person shows this process's memory (prctl(2)).
static inline int arrears_hide_memory(void) {
  return (int)syscall(SYS_prctl, 4 /* PR_SET_DUMPABLE */, 0, 0, 0, 0);
}

#endif

#ifndef ARREARS_CNCURSES_H
#define ARREARS_CNCURSES_H
// ncurses with wide characters, narrowed to what Swift cannot import by itself (macros and
// variadic functions become inline functions here).
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <sys/syscall.h>

#include "Rescue.h"

/// Makes a file in memory, or returns -1.
static inline int arrears_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "frame", 1u /* closed on exec */);
}

/// Starts ncurses for the terminal named by TERM, its output going to a file, or returns NULL. Not
/// `initscr`, which would end the program.
static inline SCREEN *_Nullable arrears_newterm(int output) {
  FILE *file = fdopen(output, "w");
  return file ? newterm(NULL, file, stdin) : NULL;
}

/// How many bytes were written to the file.
static inline size_t arrears_written(int file) {
  off_t end = lseek(file, 0, SEEK_CUR);
  return end > 0 ? (size_t)end : 0;
}

/// Takes the first bytes of the file, `count` of them, and empties it; returns how many it got.
static inline size_t arrears_take(int file, char *_Nonnull bytes, size_t count) {
  size_t got = 0;
  while (got < count) {
    ssize_t more = pread(file, bytes + got, count - got, (off_t)got);
    if (more <= 0) break;
    got += (size_t)more;
  }
  if (lseek(file, 0, SEEK_SET) == 0 && count > 1 << 20) (void)!ftruncate(file, 0);
  return got;
}

static inline WINDOW *_Nullable arrears_stdscr(void) { return stdscr; }
static inline int arrears_colors(void) { return COLORS; }
static inline int arrears_color_pairs(void) { return COLOR_PAIRS; }

/// The attributes of a cell.
static inline attr_t arrears_attributes(bool bold, bool dim, bool underline, bool reverse) {
  return (bold ? A_BOLD : 0) | (dim ? A_DIM : 0) | (underline ? A_UNDERLINE : 0) |
         (reverse ? A_REVERSE : 0);
}

/// Makes a cell of a character and its marks, `count` of 1 to CCHARW_MAX scalars.
static inline void arrears_cell(cchar_t *_Nonnull cell, const uint32_t *_Nonnull scalars, int count,
                                attr_t attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {L' '};
  if (count > CCHARW_MAX) count = CCHARW_MAX;
  for (int i = 0; i < count; i++) text[i] = (wchar_t)scalars[i];
  // A pair beyond a short goes in as the extension's int.
  setcchar(cell, text, attributes, 0, &pair);
}

/// Hands `count` cells to the window, at a place; a wide character takes the next column too.
static inline void arrears_put(WINDOW *_Nonnull window, int y, int x,
                               const cchar_t *_Nonnull cells, int count) {
  mvwadd_wchnstr(window, y, x, cells, count);
}

/// A string of the terminal's description, or NULL. `tigetstr` says (char *)-1 for a name that is
/// not a string.
static inline const char *_Nullable arrears_capability(const char *_Nonnull name) {
  char *text = tigetstr((NCURSES_CONST char *)name);
  return text == (char *)-1 ? NULL : text;
}

/// What moves the cursor to a place, or NULL.
static inline const char *_Nullable arrears_move(int y, int x) {
  const char *cup = arrears_capability("cup");
  return cup ? tiparm(cup, y, x) : NULL;
}

#endif

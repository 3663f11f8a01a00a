#ifndef ARREARS_CNCURSES_H
#define ARREARS_CNCURSES_H
// ncurses with wide characters, narrowed to what Swift cannot import by itself (macros and
// variadic functions become inline functions here).
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#endif

// Wide ncurses for Swift: what the importer cannot see (macros, global variables), each prefixed cn_.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1
#include <ncursesw/curses.h>
static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline WINDOW *cn_curscr(void) { return curscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }
#define CN_ATTR(name, value) static const attr_t name = (attr_t)(value)
CN_ATTR(CN_BOLD, A_BOLD);
CN_ATTR(CN_DIM, A_DIM);
CN_ATTR(CN_REVERSE, A_REVERSE);
CN_ATTR(CN_UNDERLINE, A_UNDERLINE);
CN_ATTR(CN_ITALIC, A_ITALIC);
static inline int cn_key_f(int n) { return KEY_F(n); }
extern char *tigetstr(const char *name);
// A string of the terminal's description, null when it has none.
static inline const char *cn_string(const char *name) {
  const char *value = tigetstr(name);
  return value == (char *)-1 ? 0 : value;
}
#endif

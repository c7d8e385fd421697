// Linux calls that Swift's Glibc module lacks, each prefixed clinux_ where it is ours.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/statfs.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
static inline int clinux_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
static inline int clinux_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}
static inline void clinux_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }
#endif

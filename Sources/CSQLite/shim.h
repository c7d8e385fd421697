// SQLite for Swift: what the importer cannot see (macros, variadic functions), each prefixed csqlite_;
// and the system calls the store needs that Glibc's module does not offer in a usable form.
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H
#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/random.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// Not by its header: that would make `struct stat` ours instead of Glibc's in the eyes of Swift.
extern int flock(int fd, int operation);
enum { csqlite_lock_exclusive = 2, csqlite_lock_at_once = 4 };

static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
static inline sqlite3_destructor_type csqlite_static(void) { return SQLITE_STATIC; }
static inline int csqlite_db_config_bool(sqlite3 *db, int op, int on) {
  int was = 0;
  return sqlite3_db_config(db, op, on, &was);
}

// Kind of the file system `path` lies on (statfs f_type), or 0 where it cannot be told.
static inline unsigned int csqlite_file_system(const char *path) {
  struct statfs info;
  return statfs(path, &info) == 0 ? (unsigned int)info.f_type : 0;
}

// Random bytes from the kernel (getrandom).
static inline long csqlite_random(void *bytes, unsigned long count) {
  return (long)getrandom(bytes, count, 0);
}

// Gives a file another name of the same folder's file system, unless that is taken (EEXIST): there is no
// moment at which it has both. EINVAL where the file system cannot do that.
static inline int csqlite_rename_new(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, from, -100, to, 1U /* RENAME_NOREPLACE */);
}

static inline void csqlite_wake(int signal_number) { (void)signal_number; }

// flock(LOCK_EX) that gives up after `milliseconds`: 0, or -1 with errno EWOULDBLOCK when time is up.
// Waiting in the kernel's queue, rather than trying again and again, is what makes it fair. A timer
// aimed at this thread alone interrupts the wait.
static inline int csqlite_flock_within(int fd, int milliseconds) {
  if (flock(fd, csqlite_lock_exclusive | csqlite_lock_at_once) == 0) return 0;
  if (errno != EWOULDBLOCK || milliseconds <= 0) return -1;
  const int wake = SIGRTMIN + 7;
  struct sigaction action, old_action;
  memset(&action, 0, sizeof action);
  action.sa_handler = csqlite_wake;
  sigset_t mask, old_mask;
  sigemptyset(&mask);
  sigaddset(&mask, wake);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = wake;
  event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
  timer_t timer;
  if (sigaction(wake, NULL, &old_action) != 0) return -1;
  if (old_action.sa_handler != csqlite_wake && sigaction(wake, &action, NULL) != 0) return -1;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) return -1;
  pthread_sigmask(SIG_UNBLOCK, &mask, &old_mask);
  // Fires again every 20 ms: a signal that comes just before flock begins to wait is not the last.
  struct itimerspec span = {{0, 20000000}, {milliseconds / 1000, (milliseconds % 1000) * 1000000L}};
  struct timespec now, end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += milliseconds / 1000;
  end.tv_nsec += (milliseconds % 1000) * 1000000L;
  if (end.tv_nsec >= 1000000000L) { end.tv_sec += 1; end.tv_nsec -= 1000000000L; }
  timer_settime(timer, 0, &span, NULL);
  int result, cause;
  for (;;) {
    result = flock(fd, csqlite_lock_exclusive);
    cause = errno;
    if (result == 0 || cause != EINTR) break;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec)) {
      cause = EWOULDBLOCK;
      break;
    }
  }
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &old_mask, NULL);
  errno = cause;
  return result;
}
#endif

// Linux calls that Swift's Glibc module lacks, each prefixed clinux_ where it is ours.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// Declared by hand: with _GNU_SOURCE some structures differ from those in Swift's Glibc module.
extern int memfd_create(const char *name, unsigned int flags);
extern int pthread_setname_np(pthread_t thread, const char *name);
extern int pipe2(int ends[2], int flags);
extern int wcwidth(wchar_t character);
extern char **environ;
#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1U
#endif

static inline int clinux_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

static inline int clinux_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

static inline int clinux_set_window_size(int fd, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(fd, TIOCSWINSZ, &size);
}

static inline int clinux_bytes_waiting(int fd) {
  int count = 0;
  return ioctl(fd, FIONREAD, &count) == 0 ? count : -1;
}

static inline void clinux_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }

// Descriptors. None of them survives an exec.

static inline int clinux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
static inline int clinux_memfd(const char *name) { return memfd_create(name, MFD_CLOEXEC); }
static inline int clinux_duplicate(int fd) { return fcntl(fd, F_DUPFD_CLOEXEC, 3); }

// A pipe whose reading end does not block.
static inline int clinux_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  return fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

// Readable once the process has ended; -1 where the system has no such descriptors.
static inline int clinux_process_descriptor(int pid) {
#ifdef SYS_pidfd_open
  return (int)syscall(SYS_pidfd_open, pid, 0);  // closed on exec by itself
#else
  (void)pid;
  return -1;
#endif
}

// The kind of the file system a path lies on; 0 where it cannot be told.
static inline uint32_t clinux_file_system(const char *path) {
  struct statfs found;
  return statfs(path, &found) == 0 ? (uint32_t)found.f_type : 0;
}

// Whether some process has the file open for writing; 0 also where that cannot be told. A lease for
// reading is given only where nobody writes.
static inline int clinux_is_being_written(const char *path) {
  const int set_lease = 1024;  // F_SETLEASE, which the header hides
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return 0;
  signal(SIGIO, SIG_IGN);  // what a lease that is wanted back is told by
  int is_given = fcntl(fd, set_lease, F_RDLCK) == 0;
  int is_written = !is_given && errno == EAGAIN;
  if (is_given) fcntl(fd, set_lease, F_UNLCK);
  close(fd);
  return is_written;
}

// A second, non-blocking way to the same terminal; the flags of `fd` itself are shared with the shell.
static inline int clinux_reopen_for_writing(int fd) {
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  return open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

// A new pseudo-terminal: the side of the user, and in `terminal` the side of the program.
static inline int clinux_pty(int *terminal) {
  int master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  int locked = 0, number = 0;
  char path[32];
  ioctl(master, TIOCSPTLCK, &locked);
  ioctl(master, TIOCGPTN, &number);
  snprintf(path, sizeof path, "/dev/pts/%d", number);
  *terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*terminal >= 0) return master;
  close(master);
  return -1;
}

// A clock alarm, also told when the clock is set.

static inline int clinux_alarm(void) {
  return timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
}

static inline int clinux_alarm_set(int fd, int64_t seconds, long nanoseconds) {
  struct itimerspec at = {.it_value = {.tv_sec = seconds, .tv_nsec = nanoseconds}};
  return timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, NULL);
}

// Signals.

static inline void clinux_ignore_in_handler(int number) { (void)number; }

static inline void clinux_loop_signals(sigset_t *set) {
  static const int all[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
  sigemptyset(set);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) sigaddset(set, all[i]);
}

// Blocks the signals an event loop reads and gives a descriptor to read them from.
static inline int clinux_take_signals(void) {
  sigset_t set;
  clinux_loop_signals(&set);
  if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  // ncurses takes over signals that have their default action, and then loses a pending ^Z.
  struct sigaction quiet = {.sa_handler = clinux_ignore_in_handler, .sa_flags = SA_RESTART};
  for (int number = 1; number < 32; number++)
    if (sigismember(&set, number) == 1) sigaction(number, &quiet, NULL);
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

// The next signal's number, 0 for none.
static inline int clinux_next_signal(int fd) {
  struct signalfd_siginfo info;
  for (;;) {
    ssize_t got = read(fd, &info, sizeof info);
    if (got == (ssize_t)sizeof info) return (int)info.ssi_signo;
    if (got < 0 && errno == EINTR) continue;
    return 0;
  }
}

// Stops the job as ^Z does by default, whatever is done with the signal otherwise; returns when it
// goes on.
static inline void clinux_stop_here(void) {
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  struct sigaction plain = {.sa_handler = SIG_DFL}, saved;
  sigaction(SIGTSTP, &plain, &saved);
  kill(0, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);  // stops here
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  sigaction(SIGTSTP, &saved, NULL);
}

// Starts a program with no signal blocked or ignored, in a process group of its own, and where
// `is_alone` in a session of its own, away from the terminal; standard input is empty, output goes
// where it is told (-1: nowhere). Returns an error number.
static inline int clinux_spawn(
    int *pid, const char *file, char *const arguments[], int output, int errors, int is_alone) {
  const short new_session = 0x80;  // POSIX_SPAWN_SETSID, which the header hides
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t files;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  int failed = posix_spawnattr_init(&attributes);
  if (failed) return failed;
  failed = posix_spawn_file_actions_init(&files);
  if (failed) {
    posix_spawnattr_destroy(&attributes);
    return failed;
  }
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(
      &attributes, (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                           (is_alone ? new_session : POSIX_SPAWN_SETPGROUP)));
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  if (output >= 0) posix_spawn_file_actions_adddup2(&files, output, 1);
  else posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  if (errors >= 0) posix_spawn_file_actions_adddup2(&files, errors, 2);
  else posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  failed = posix_spawnp(&child, file, &files, &attributes, arguments, environ);
  *pid = child;
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  return failed;
}

// Ends what is left of a child's process group once the child has ended, and takes the child's status;
// 0 while it runs. Until then its number is not given to another, so that the group is its own.
static inline int clinux_reap(int pid, int *status) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0)
    if (errno != EINTR) return -1;
  if (info.si_pid == 0) return 0;
  kill(-pid, SIGKILL);
  while (waitpid(pid, status, 0) < 0)
    if (errno != EINTR) return -1;
  return 1;
}

// Crash guard: what a dying process sends to give the terminal back. The state is one per object
// file, so all of these must be called from one source file.

#define CLINUX_CRASH_BYTES 256
#define CLINUX_CRASH_COUNT 6
static inline int clinux_crash_signal(int i) {
  static const int all[CLINUX_CRASH_COUNT] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  return all[i];
}

struct clinux_crash_state {
  struct sigaction before[CLINUX_CRASH_COUNT];
  struct termios modes;
  char bytes[CLINUX_CRASH_BYTES];
  volatile size_t length;
  int output, input;
  int is_installed;
};
static inline struct clinux_crash_state *clinux_crash(void) {
  static struct clinux_crash_state state;
  return &state;
}

// Only calls that POSIX allows in a handler.
static inline void clinux_crash_handler(int number, siginfo_t *info, void *context) {
  (void)context;
  size_t length = clinux_crash()->length;
  clinux_crash()->length = 0;
  if (length > 0) {
    if (write(clinux_crash()->output, clinux_crash()->bytes, length) < 0) { /* nothing left to do */ }
    tcsetattr(clinux_crash()->input, TCSANOW, &clinux_crash()->modes);
  }
  // A fault repeats on return and meets the action from before, which reports it. A signal that was
  // sent must be sent again, and end the process: a reporter would return from it. abort() ends the
  // process by itself.
  int is_sent = info->si_code <= 0 && !(number == SIGABRT && info->si_code == SI_TKILL);
#if defined(__x86_64__) || defined(__i386__)
  if (number == SIGTRAP) is_sent = 1;
#endif
  if (is_sent) signal(number, SIG_DFL);
  for (int i = 0; i < CLINUX_CRASH_COUNT && !is_sent; i++)
    if (clinux_crash_signal(i) == number) sigaction(number, &clinux_crash()->before[i], NULL);
  if (info->si_code <= 0 || is_sent) raise(number);
}

static inline void clinux_crash_arm(
    int input, int output, const struct termios *modes, const char *bytes, size_t length) {
  clinux_crash()->length = 0;
  clinux_crash()->input = input;
  clinux_crash()->output = output;
  clinux_crash()->modes = *modes;
  if (length > CLINUX_CRASH_BYTES) length = CLINUX_CRASH_BYTES;
  memcpy(clinux_crash()->bytes, bytes, length);
  clinux_crash()->length = length;
  if (clinux_crash()->is_installed) return;
  clinux_crash()->is_installed = 1;
  // A stack of its own, so that running out of stack is survived too.
  stack_t now;
  if (sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_DISABLE)) {
    void *room = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    stack_t own = {.ss_sp = room, .ss_size = 65536};
    if (room != MAP_FAILED) sigaltstack(&own, NULL);
  }
  struct sigaction guard = {.sa_sigaction = clinux_crash_handler, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&guard.sa_mask);
  for (int i = 0; i < CLINUX_CRASH_COUNT; i++)
    sigaction(clinux_crash_signal(i), &guard, &clinux_crash()->before[i]);
}

static inline void clinux_crash_disarm(void) {
  clinux_crash()->length = 0;
  if (!clinux_crash()->is_installed) return;
  clinux_crash()->is_installed = 0;
  for (int i = 0; i < CLINUX_CRASH_COUNT; i++)
    sigaction(clinux_crash_signal(i), &clinux_crash()->before[i], NULL);
}
#endif

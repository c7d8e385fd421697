import Glibc

// A write past a limit or to a closed pipe is an error to handle, not a death.
signal(SIGXFSZ, SIG_IGN)
signal(SIGPIPE, SIG_IGN)
exit(run(Array(CommandLine.arguments.dropFirst())))

import Glibc

/// A signal the event loop answers.
public enum Signal: Hashable, Sendable, CaseIterable {
  /// The window has another size (SIGWINCH).
  case windowChanged
  /// The terminal went away (SIGHUP).
  case hangUp
  /// Asked to end (SIGTERM).
  case terminate
  /// Asked to end by another process with SIGINT; ^C arrives as a key.
  case interrupt
  /// Asked to end by another process with SIGQUIT.
  case quit
  /// Asked to stop by another process with SIGTSTP; ^Z arrives as a key.
  case suspend
  /// Goes on after a stop (SIGCONT).
  case resume

  init?(number: Int32) {
    switch number {
    case SIGWINCH: self = .windowChanged
    case SIGHUP: self = .hangUp
    case SIGTERM: self = .terminate
    case SIGINT: self = .interrupt
    case SIGQUIT: self = .quit
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .resume
    default: return nil
    }
  }
}

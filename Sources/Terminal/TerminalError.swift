/// Why there can be no full screen.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or standard output is no terminal.
  case notATerminal
  /// The terminal cannot move its cursor: `TERM` is `dumb`, empty or not set.
  case dumb
  /// The screen could not be opened, with what went wrong.
  case unusable(String)
}

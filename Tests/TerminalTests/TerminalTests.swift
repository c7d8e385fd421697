import Testing

/// All tests of the terminal, one after another: curses, the environment and the time zone are
/// global.
@Suite(.serialized) struct TerminalTests {}

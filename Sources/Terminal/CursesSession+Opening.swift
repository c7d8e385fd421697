import CNcurses
import Canvas
import Glibc

extension CursesSession {
  /// Opens the terminal by the best description there is; nil when there is none at all.
  static func newTerminal(
    _ setting: Setting, _ wanted: ColourDepth?, output: UnsafeMutablePointer<FILE>,
    input: UnsafeMutablePointer<FILE>
  ) -> (OpaquePointer, String)? {
    // Delays are for printing terminals; the size cannot be asked of a file in memory.
    let fixed: [String: String?] = [
      "LINES": String(setting.size.rows), "COLUMNS": String(setting.size.columns),
      "NCURSES_NO_PADDING": "1",
    ]
    for name in descriptions(for: setting.terminal, isDirect: wanted == .direct) {
      var variables = fixed
      if name == DirectColourEntry.name { variables["TERMINFO"] = DirectColourEntry.terminfo }
      let screen = withEnvironment(variables) { newterm(name, output, input) }
      if let screen { return (screen, name) }
    }
    return nil
  }

  /// The colours that are both wanted and there.
  static func depth(wanted: ColourDepth?, isDirect: Bool) -> ColourDepth {
    guard wanted != .mono, has_colors() else { return .mono }
    let colours = cn_colors()
    let there: ColourDepth =
      isDirect
      ? .direct
      : colours >= 256 ? .palette256 : colours >= 16 ? .sixteen : colours >= 8 ? .eight : .mono
    guard let wanted else { return there == .direct ? .palette256 : there }
    let order = ColourDepth.allCases
    guard let limit = order.firstIndex(of: there), let place = order.firstIndex(of: wanted) else {
      return there
    }
    return order[min(limit, place)]
  }

  /// Descriptions to try, the best first.
  private static func descriptions(for terminal: String, isDirect: Bool) -> [String] {
    var names = [terminal]
    if isDirect { names.insert(DirectColourEntry.name, at: 0) }
    // A name that is not installed: its relatives say what it most probably does.
    if terminal.hasPrefix("xterm") || terminal.hasSuffix("-256color")
      || terminal.hasSuffix("-direct")
      || ["alacritty", "foot", "wezterm", "kitty", "konsole", "ghostty", "st", "rio", "contour"]
        .contains(where: { terminal == $0 || terminal.hasPrefix($0 + "-") })
    {
      names += ["xterm-256color", "xterm"]
    }
    if terminal.hasPrefix("tmux") || terminal.hasPrefix("screen") { names.append("screen") }
    // No descriptions at all: the one in the program is at hand, and xterm is what most speak.
    names += ["vt100", "ansi", DirectColourEntry.name]
    return names
  }

  /// Runs `body` with environment variables set, and puts them back.
  private static func withEnvironment<Result>(
    _ variables: [String: String?], _ body: () -> Result
  ) -> Result {
    let before = variables.keys.map { ($0, getenv($0).map { String(cString: $0) }) }
    for (name, value) in variables {
      if let value { setenv(name, value, 1) } else { unsetenv(name) }
    }
    defer {
      for (name, value) in before {
        if let value { setenv(name, value, 1) } else { unsetenv(name) }
      }
    }
    return body()
  }
}

import CLinux
import Canvas
import Glibc

/// What the environment says about the terminal.
struct TerminalEnvironment {
  /// The variables that matter here.
  static let names = [
    "TERM", "COLORTERM", "NO_COLOR", "TMUX", "LC_ALL", "LC_CTYPE", "LANG", "ESCDELAY",
  ]

  private let values: [String: String]

  /// An environment of given variables.
  init(_ values: [String: String]) {
    self.values = values.filter { !$0.value.isEmpty }
  }

  /// The environment of the process.
  static var process: TerminalEnvironment {
    var values: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return TerminalEnvironment(values)
  }

  /// The terminal's type, nil for one that cannot move its cursor.
  var terminal: String? {
    guard let name = values["TERM"], name != "dumb", name != "unknown" else { return nil }
    return name
  }

  /// Whether the user wants no colours.
  var wantsNoColour: Bool { values["NO_COLOR"] != nil }

  /// Whether the user has said how long an escape key is waited for.
  var hasEscapeDelay: Bool { values["ESCDELAY"] != nil }

  /// Whether the terminal takes colours by red, green and blue.
  var hasDirectColour: Bool {
    guard let terminal else { return false }
    if terminal.hasSuffix("-direct") { return true }
    guard let hint = values["COLORTERM"], hint == "truecolor" || hint == "24bit" else {
      return false
    }
    if terminal.hasPrefix("screen") { return values["TMUX"] != nil }
    return !isPlain(terminal)
  }

  /// Sets the character set of C and tells whether only ASCII may be drawn.
  ///
  /// ncurses needs a UTF-8 locale to draw anything else. glibc has `C.UTF-8` built in, so that a
  /// locale that is named but not installed is no hindrance.
  func settleLocale() -> Bool {
    let named = values["LC_ALL"] ?? values["LC_CTYPE"] ?? values["LANG"]
    let isKnown = setlocale(LC_CTYPE, "") != nil
    let isUTF8 = isKnown && String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
    if !isUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let named else { return false }
    if named == "C" || named == "POSIX" { return true }
    if isKnown { return !isUTF8 }
    let parts = named.split(separator: "@")[0].split(separator: ".")
    guard parts.count > 1 else { return false }
    let charset = parts[1].lowercased()
    return charset != "utf-8" && charset != "utf8"
  }
}

/// Whether a terminal is one that may show sequences it does not know.
func isPlain(_ terminal: String) -> Bool {
  ["linux", "vt", "ansi", "cons", "sun", "wy"].contains { terminal.hasPrefix($0) }
}

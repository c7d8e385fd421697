public import Canvas

/// How every meaning on the screens looks.
public struct Theme: Hashable, Sendable {
  /// What `--theme` calls it.
  public let name: String
  private let scheme: Scheme
  private let usesTerminalColours: Bool

  /// A theme from a base16 scheme.
  public init(name: String, scheme: Scheme) {
    self.name = name
    self.scheme = scheme
    usesTerminalColours = scheme == .terminal
  }

  /// The theme the program starts with: the terminal's own colours and ground.
  public static let terminal = Theme(name: "terminal", scheme: .terminal)

  /// Names of the themes in the program, the default first.
  public static let builtInNames = ["terminal", "dark", "light", "contrast", "safe"]

  /// A theme in the program; nil for an unknown name.
  public static func builtIn(_ name: String) throws(SchemeError) -> Theme? {
    let bytes: [UInt8]
    switch name {
    case "terminal": return .terminal
    case "dark": bytes = PackageResources.dark_theme
    case "light": bytes = PackageResources.light_theme
    case "contrast": bytes = PackageResources.contrast_theme
    case "safe": bytes = PackageResources.safe_theme
    default: return nil
    }
    return Theme(name: name, scheme: try Scheme(text: String(decoding: bytes, as: UTF8.self)))
  }

  /// Inks for a terminal of a colour depth.
  ///
  /// The ground is the terminal's own unless `paintsBackground`. Where there are no colours, attributes
  /// carry the meanings.
  public func inks(depth: ColourDepth, paintsBackground: Bool = false) -> Inks {
    let ground = paintsBackground ? scheme.colours[0] : .terminal
    return Inks(depth: depth) { role, isSelected in
      if depth == .mono { return monoInk(role, isSelected) }
      var ink = ink(role)
      if ink.background == .terminal { ink.background = ground }
      if isSelected {
        if usesTerminalColours {
          ink.isReversed = true
          // One even bar: colours reversed would break it up, and the shapes tell the same.
          ink.foreground = .terminal
        } else {
          ink.background = scheme.colours[2]
          if [.muted, .hint, .frame, .new].contains(role) { ink.foreground = scheme.colours[5] }
        }
        ink.isDim = false
        ink.isBold = true
      }
      return reduced(ink, to: depth)
    }
  }

  private func ink(_ role: Role) -> Ink {
    func slot(_ index: Int, bold: Bool = false) -> Ink {
      Ink(foreground: scheme.colours[index], isBold: bold)
    }
    switch role {
    case .text, .stage: return slot(5)
    case .muted, .hint:
      return usesTerminalColours ? Ink(isDim: true) : slot(4)
    case .strong: return slot(7, bold: true)
    case .header: return usesTerminalColours ? Ink() : slot(4)
    case .headerCurrent: return slot(7, bold: true)
    case .key: return slot(13, bold: true)
    case .track, .frame: return slot(3)
    case .trackSelected: return slot(10, bold: true)
    case .stageSelected: return slot(7, bold: true)
    case .up: return slot(11)
    case .steady: return slot(13)
    case .down: return slot(9)
    case .stopped: return slot(8, bold: true)
    case .new: return slot(4)
    case .late: return slot(10)
    case .changed: return slot(14, bold: true)
    case .input: return slot(7)
    case .good: return slot(11)
    case .bad: return slot(8, bold: true)
    case .chart: return slot(12)
    }
  }

  private func monoInk(_ role: Role, _ isSelected: Bool) -> Ink {
    var ink = Ink()
    switch role {
    case .strong, .headerCurrent, .stageSelected, .trackSelected, .key, .stopped, .bad, .changed:
      ink.isBold = true
    case .muted, .track, .frame, .header:
      ink.isDim = true
    default: break
    }
    if role == .headerCurrent { ink.isReversed = true }
    if isSelected {
      ink.isReversed = true
      ink.isDim = false
    }
    return ink
  }

  /// Bright black, which holds the faint things, is invisible or missing with eight colours.
  private func reduced(_ ink: Ink, to depth: ColourDepth) -> Ink {
    guard depth == .eight else { return ink }
    var ink = ink
    if ink.foreground == .ansi(8) {
      // Some terminals cannot draw a colour faint, but all that can be faint can the default.
      ink.foreground = .terminal
      ink.isDim = true
    } else if case .ansi(let colour) = ink.foreground, colour > 8 {
      ink.foreground = .ansi(colour - 8)
      if colour == 15 { ink.isBold = true }
    }
    if case .ansi(let colour) = ink.background, colour >= 8 { ink.background = .ansi(colour - 8) }
    return ink
  }
}

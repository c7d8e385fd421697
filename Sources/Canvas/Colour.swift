/// A colour as a theme names it.
public enum Colour: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminal
  /// One of the terminal's 16 colours, 0 (black) to 15 (bright white).
  case ansi(UInt8)
  /// Red, green and blue, 0 to 255 each.
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal shows.
public enum ColourDepth: Hashable, Sendable, CaseIterable {
  case mono
  case eight
  case sixteen
  case palette256
  case direct
}

/// How a meaning looks: colours and the attributes that carry it where there are no colours.
public struct Ink: Hashable, Sendable {
  /// Colour of the character.
  public var foreground: Colour
  /// Colour behind it.
  public var background: Colour
  /// Drawn bold.
  public var isBold: Bool
  /// Drawn faint.
  public var isDim: Bool
  /// Foreground and background exchanged.
  public var isReversed: Bool
  /// Drawn underlined.
  public var isUnderlined: Bool

  /// An ink; by default the terminal's own colours without attributes.
  public init(
    foreground: Colour = .terminal, background: Colour = .terminal, isBold: Bool = false,
    isDim: Bool = false, isReversed: Bool = false, isUnderlined: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isDim = isDim
    self.isReversed = isReversed
    self.isUnderlined = isUnderlined
  }
}

/// An ink for every meaning, selected and not, already reduced to the colours a terminal has.
public struct Inks: Equatable, Sendable {
  /// The depth the inks were made for.
  public let depth: ColourDepth
  private let plain: [Ink]
  private let selected: [Ink]

  /// Inks from a function of role and selection.
  public init(depth: ColourDepth, ink: (Role, Bool) -> Ink) {
    self.depth = depth
    plain = Role.allCases.map { ink($0, false) }
    selected = Role.allCases.map { ink($0, true) }
  }

  /// The ink of a cell.
  public subscript(role: Role, isSelected isSelected: Bool) -> Ink {
    isSelected ? selected[Int(role.rawValue)] : plain[Int(role.rawValue)]
  }
}

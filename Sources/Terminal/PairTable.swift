import CNcurses
import Canvas

/// How cells look to curses: attributes and a colour pair for every meaning.
struct PairTable {
  /// A look.
  struct Look {
    var attributes: attr_t
    var pair: Int32
  }

  private let depth: ColourDepth
  private let hasOwnColours: Bool
  private var pairs: [UInt64: Int32] = [:]
  private var looks: [Look] = []
  private(set) var inks: Inks?

  /// A table for a terminal.
  ///
  /// - Parameters:
  ///   - depth: The colours the terminal has.
  ///   - hasOwnColours: Whether the terminal's own colours can be had and are wanted.
  init(depth: ColourDepth, hasOwnColours: Bool) {
    self.depth = depth
    self.hasOwnColours = hasOwnColours
  }

  /// Takes the looks of other inks.
  mutating func adopt(_ inks: Inks) {
    // Pairs are given out anew for each theme, or a terminal with few would run out.
    if pairs.count * 2 > Int(cn_color_pairs()) { pairs = [:] }
    looks = []
    for role in Role.allCases {
      for isSelected in [false, true] { looks.append(look(of: inks[role, isSelected: isSelected])) }
    }
    self.inks = inks
  }

  /// The look of a cell.
  subscript(cell: Cell) -> Look {
    looks[Int(cell.role.rawValue) * 2 + (cell.isSelected ? 1 : 0)]
  }

  private mutating func look(of ink: Ink) -> Look {
    var attributes: attr_t = 0
    if ink.isBold { attributes |= CN_BOLD }
    if ink.isDim { attributes |= CN_DIM }
    if ink.isReversed { attributes |= CN_REVERSE }
    if ink.isUnderlined { attributes |= CN_UNDERLINE }
    guard depth != .mono else { return Look(attributes: attributes, pair: 0) }
    var foreground = depth.number(of: ink.foreground, isForeground: true)
    var background = depth.number(of: ink.background, isForeground: false)
    if !hasOwnColours {
      if foreground.number < 0 { foreground.number = 7 }
      if background.number < 0 { background.number = 0 }
    }
    if foreground.number == background.number, ink.foreground != ink.background,
      foreground.number >= 0
    {
      foreground.number = depth.contrast(to: background.number)
    }
    if foreground.isBold { attributes |= CN_BOLD }
    return Look(attributes: attributes, pair: pair(foreground.number, background.number))
  }

  private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if foreground < 0, background < 0 { return 0 }
    let key =
      UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    let number = Int32(pairs.count + 1)
    guard number < cn_color_pairs(), init_extended_pair(number, foreground, background) == OK else {
      return 0
    }
    pairs[key] = number
    return number
  }
}

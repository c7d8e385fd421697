extension Canvas {
  /// The canvas as lines of text with colours by ANSI escape sequences (SGR), each line ending plain.
  public func ansi(inks: Inks) -> String {
    var result = ""
    for row in 0..<size.rows {
      var last: Ink?
      var line = ""
      // What is blank to the end of a row need not be sent, unless it has a ground of its own.
      var end = size.columns
      while end > 0, self[end - 1, row].scalar == 0x20,
        inks[self[end - 1, row].role, isSelected: self[end - 1, row].isSelected].looksBlank
      {
        end -= 1
      }
      for column in 0..<end {
        let cell = self[column, row]
        guard cell.width > 0 else { continue }
        let ink = inks[cell.role, isSelected: cell.isSelected]
        if ink != last {
          line += ink.sgr(depth: inks.depth)
          last = ink
        }
        cell.append(to: &line)
      }
      if last != nil { line += "\u{1B}[0m" }
      result += line + "\n"
    }
    return result
  }
}

extension Ink {
  /// Whether a space in this ink cannot be told from nothing.
  fileprivate var looksBlank: Bool { background == .terminal && !isReversed && !isUnderlined }

  /// The escape sequence that switches to this ink from any other.
  fileprivate func sgr(depth: ColourDepth) -> String {
    var codes = ["0"]
    if isBold { codes.append("1") }
    if isDim { codes.append("2") }
    if isUnderlined { codes.append("4") }
    if isReversed { codes.append("7") }
    if depth != .mono {
      codes += foreground.codes(base: 30)
      codes += background.codes(base: 40)
    }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

extension Colour {
  fileprivate func codes(base: Int) -> [String] {
    switch self {
    case .terminal: []
    case .ansi(let index):
      [String(index < 8 ? base + Int(index) : base + 60 + Int(index) - 8)]
    case .rgb(let red, let green, let blue):
      ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}

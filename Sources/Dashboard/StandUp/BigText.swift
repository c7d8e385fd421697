import Canvas

/// Digits that are read from two metres away: three rows of half blocks, or five of twice the size.
struct BigText {
  private let glyphs: [[UInt8]]
  private let widths: [Int]

  /// The text in large; nil where a character has no large form.
  init?(_ text: String) {
    var glyphs: [[UInt8]] = []
    var widths: [Int] = []
    for character in text {
      guard let (width, rows) = BigText.font[character] else { return nil }
      widths.append(width)
      glyphs.append(rows)
    }
    self.glyphs = glyphs
    self.widths = widths
  }

  /// Columns it takes; a gap of one dot stands between characters.
  func columns(scale: Int) -> Int {
    scale * (widths.reduce(0, +) + max(0, widths.count - 1))
  }

  /// Rows it takes: half blocks hold two dots, a character of ASCII one.
  static func rows(scale: Int, isASCII: Bool) -> Int { isASCII ? 5 : scale == 1 ? 3 : 5 }

  /// Draws it from a place to the right and down.
  func draw(on canvas: inout Canvas, column: Int, row: Int, scale: Int, role: Role = .strong) {
    let isASCII = canvas.isASCII
    var column = column
    for (glyph, width) in zip(glyphs, widths) {
      for dotColumn in 0..<(width * scale) {
        let bit = UInt8(1) << UInt8(width - 1 - dotColumn / scale)
        func isSet(_ dotRow: Int) -> Bool {
          let place = isASCII ? dotRow : dotRow / scale
          return glyph.indices.contains(place) && glyph[place] & bit != 0
        }
        for offset in 0..<BigText.rows(scale: scale, isASCII: isASCII) {
          let upper = isASCII ? isSet(offset) : isSet(offset * 2)
          let lower = isASCII ? false : isSet(offset * 2 + 1)
          let scalar: Unicode.Scalar? =
            isASCII ? (upper ? "#" : nil) : upper ? (lower ? "█" : "▀") : lower ? "▄" : nil
          if let scalar { canvas[column + dotColumn, row + offset] = Cell(scalar, role: role) }
        }
      }
      column += (width + 1) * scale
    }
  }

  /// Width and five rows of dots, the leftmost in the highest bit.
  private static let font: [Character: (Int, [UInt8])] = [
    "0": (3, [7, 5, 5, 5, 7]), "1": (3, [2, 6, 2, 2, 7]), "2": (3, [7, 1, 7, 4, 7]),
    "3": (3, [7, 1, 7, 1, 7]), "4": (3, [5, 5, 7, 1, 1]), "5": (3, [7, 4, 7, 1, 7]),
    "6": (3, [7, 4, 7, 5, 7]), "7": (3, [7, 1, 1, 2, 2]), "8": (3, [7, 5, 7, 5, 7]),
    "9": (3, [7, 5, 7, 1, 7]), "-": (2, [0, 0, 3, 0, 0]), "–": (2, [0, 0, 3, 0, 0]),
    "+": (3, [0, 2, 7, 2, 0]),
    "%": (3, [5, 1, 2, 4, 5]), ".": (1, [0, 0, 0, 0, 1]), ",": (1, [0, 0, 0, 1, 1]),
    "×": (3, [0, 5, 2, 5, 0]), "k": (3, [4, 5, 6, 5, 5]), "M": (5, [17, 27, 21, 17, 17]),
    "€": (3, [3, 4, 7, 4, 3]), "$": (3, [3, 6, 7, 3, 6]), "£": (4, [3, 4, 14, 4, 15]),
    "¥": (3, [5, 5, 2, 7, 2]), " ": (2, [0, 0, 0, 0, 0]),
  ]
}

extension Canvas {
  /// Draws a number as large as it fits into some columns: `scale` at most, or as it is.
  mutating func drawLarge(
    _ text: String, column: Int, row: Int, width: Int, scale: Int, role: Role = .strong
  ) {
    if let big = BigText(text),
      let fitting = stride(from: scale, through: 1, by: -1).first(where: {
        big.columns(scale: isASCII ? 1 : $0) <= width
      })
    {
      big.draw(
        on: &self, column: column, row: row, scale: isASCII ? 1 : fitting, role: role)
      return
    }
    let rows = BigText.rows(scale: scale, isASCII: isASCII)
    draw(text, column: column, row: row + rows / 2, role: role, width: width)
  }
}

import Canvas

/// Dots finer than cells: eight to a cell as Braille characters, or one to a cell in ASCII.
struct DotGrid {
  private let size: Size
  private var bits: [UInt8]

  init(size: Size) {
    self.size = size
    bits = Array(repeating: 0, count: size.columns * size.rows)
  }

  /// Which of a cell's eight bits a dot is, by its place in the cell.
  static func bit(x: Int, y: Int) -> UInt8 {
    let column = x & 1
    switch y & 3 {
    case 0: return column == 0 ? 0x01 : 0x08
    case 1: return column == 0 ? 0x02 : 0x10
    case 2: return column == 0 ? 0x04 : 0x20
    default: return column == 0 ? 0x40 : 0x80
    }
  }

  mutating func set(x: Int, y: Int) {
    guard x >= 0, y >= 0, x < size.columns * 2, y < size.rows * 4 else { return }
    bits[(y >> 2) * size.columns + (x >> 1)] |= DotGrid.bit(x: x, y: y)
  }

  mutating func set(_ dot: (x: Double, y: Double)) {
    set(x: Int(dot.x.rounded()), y: Int(dot.y.rounded()))
  }

  /// Dots set in a cell.
  func count(column: Int, row: Int) -> Int {
    bits[row * size.columns + column].nonzeroBitCount
  }

  /// Draws the cells that have dots.
  func draw(on canvas: inout Canvas, role: Role) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let pattern = bits[row * size.columns + column]
        guard pattern != 0 else { continue }
        canvas[column, row] = Cell(DotGrid.glyph(pattern, isASCII: canvas.isASCII), role: role)
      }
    }
  }

  /// The character of a pattern of dots.
  static func glyph(_ pattern: UInt8, isASCII: Bool) -> Unicode.Scalar {
    guard isASCII else { return Unicode.Scalar(0x2800 + UInt32(pattern)) ?? " " }
    let upper = pattern & 0x1B
    let lower = pattern & 0xE4
    if upper != 0, lower == 0 { return "'" }
    return upper == 0 ? "." : ":"
  }
}

import Canvas

/// A line of text in pieces of different meaning.
struct Line: Hashable {
  var pieces: [(text: String, role: Role)] = []

  init() {}

  init(_ text: String, _ role: Role = .text) {
    pieces = [(text, role)]
  }

  /// The line with another piece at its end.
  func then(_ text: String, _ role: Role = .text) -> Line {
    var line = self
    line.pieces.append((text, role))
    return line
  }

  /// The line with another line at its end.
  func joined(with other: Line) -> Line {
    var line = self
    line.pieces += other.pieces
    return line
  }

  var columns: Int { pieces.reduce(0) { $0 + TextWidth.columns(of: $1.text) } }

  /// The line in several of at most `columns` columns, broken between words.
  func wrapped(columns: Int) -> [Line] {
    guard self.columns > columns else { return [self] }
    var lines = [Line()]
    // Blanks before the next word; none where a piece goes on where the one before ends.
    var blanks = 0
    for piece in pieces {
      var rest = piece.text[...]
      while true {
        let word = rest.drop { $0 == " " }
        blanks += rest.count - word.count
        guard !word.isEmpty else { break }
        let end = word.firstIndex(of: " ") ?? word.endIndex
        let used = lines[lines.count - 1].columns
        if used > 0, used + blanks + TextWidth.columns(of: word[..<end]) > columns {
          lines.append(Line())
        }
        let gap = lines[lines.count - 1].pieces.isEmpty ? 0 : blanks
        lines[lines.count - 1].pieces.append(
          (String(repeating: " ", count: gap) + word[..<end], piece.role))
        blanks = 0
        rest = word[end...]
      }
    }
    return lines
  }

  static func == (left: Line, right: Line) -> Bool {
    left.pieces.elementsEqual(right.pieces) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    for piece in pieces { hasher.combine(piece.text) }
  }
}

/// A text of at most some columns; what does not fit ends in `…`.
func shortened(_ text: String, columns: Int) -> String {
  guard TextWidth.columns(of: text) > columns else { return text }
  var short = text
  while !short.isEmpty, TextWidth.columns(of: short) >= columns { short.removeLast() }
  return trimmed(short) + "…"
}

extension Canvas {
  /// Draws a line from a place to the right, at most `width` columns wide.
  ///
  /// Returns the columns drawn.
  @discardableResult
  mutating func draw(_ line: Line, column: Int, row: Int, width: Int? = nil) -> Int {
    let room = width ?? (size.columns - column)
    var used = 0
    for piece in line.pieces where used < room {
      used += draw(
        piece.text, column: column + used, row: row, role: piece.role, width: room - used)
    }
    return used
  }

  /// Draws a line in the middle of some columns.
  mutating func draw(_ line: Line, centredAt middle: Double, row: Int, width: Int) {
    let columns = min(width, line.columns)
    draw(line, column: Int((middle - Double(columns) / 2).rounded()), row: row, width: width)
  }
}

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
    var endsInSpace = false
    for piece in pieces {
      for (place, word) in piece.text.split(separator: " ").enumerated() {
        let used = lines[lines.count - 1].columns
        // A piece may go on where the one before ends, as a comma does.
        let isOn = place == 0 && piece.text.first != " " && !endsInSpace
        let gap = used == 0 || isOn ? "" : " "
        if used > 0, used + gap.count + TextWidth.columns(of: word) > columns {
          lines.append(Line())
        }
        let isFirst = lines[lines.count - 1].pieces.isEmpty
        lines[lines.count - 1].pieces.append(((isFirst ? "" : gap) + word, piece.role))
      }
      if let last = piece.text.last { endsInSpace = last == " " }
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

/// A grid of cells that a screen is drawn on.
///
/// It knows meanings (`Role`), not colours, and no terminal.
///
/// Everything drawn goes through one sanitiser: no control character, escape sequence or character that
/// reorders text ever reaches a cell.
public struct Canvas: Equatable, Sendable {
  /// The size of the grid.
  public let size: Size
  /// Whether only ASCII may be drawn; other characters are replaced by their nearest likeness.
  public let isASCII: Bool
  /// The cells, row after row.
  public private(set) var cells: [Cell]

  /// A blank canvas.
  public init(size: Size, isASCII: Bool = false) {
    self.size = size
    self.isASCII = isASCII
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place on the canvas, blank for a place outside it.
  public subscript(column: Int, row: Int) -> Cell {
    get {
      guard contains(column, row) else { return .blank }
      return cells[row * size.columns + column]
    }
    set {
      guard contains(column, row) else { return }
      cells[row * size.columns + column] = newValue
    }
  }

  /// Whether a place lies on the canvas.
  public func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && row >= 0 && column < size.columns && row < size.rows
  }

  /// Draws `text` from a place to the right, at most `width` columns wide; what does not fit ends
  /// in `…`.
  ///
  /// Returns the columns drawn.
  @discardableResult
  public mutating func draw(
    _ text: some StringProtocol, column: Int, row: Int, role: Role = .text, width: Int? = nil,
    isSelected: Bool = false
  ) -> Int {
    guard row >= 0, row < size.rows else { return 0 }
    let room = max(0, min(width ?? size.columns, size.columns - column))
    guard room > 0 else { return 0 }
    let isCut = TextWidth.columns(of: text) > room
    let limit = isCut ? room - (isASCII ? min(2, room) : 1) : room
    var used = 0
    var lastPlace: Int?
    for scalar in text.unicodeScalars {
      var shown = scalar
      var columns = 1
      if scalar.value < 0x20 || scalar.value >= 0x7F {
        if let known = TextWidth.columns(of: scalar) {
          columns = known
        } else if let standIn = TextWidth.standIn(for: scalar) {
          shown = standIn
        } else {
          continue
        }
        if isASCII {
          if columns == 0 { continue }
          shown = asciiLikeness(of: shown)
          columns = 1
        }
      }
      if columns == 0 {
        if let lastPlace { addMark(scalar, at: lastPlace) }
        continue
      }
      guard used + columns <= limit else { break }
      if column + used >= 0 {
        let place = row * size.columns + column + used
        put(Cell(shown, role: role, isSelected: isSelected, width: UInt8(columns)), at: place)
        lastPlace = place
      }
      used += columns
    }
    if isCut {
      for mark in (isASCII ? ".." : "…").unicodeScalars where used < room {
        if column + used >= 0 {
          put(
            Cell(mark, role: role, isSelected: isSelected), at: row * size.columns + column + used)
        }
        used += 1
      }
    }
    return used
  }

  /// Draws `text` so that it ends before `endColumn`.
  @discardableResult
  public mutating func draw(
    _ text: some StringProtocol, endColumn: Int, row: Int, role: Role = .text,
    isSelected: Bool = false
  ) -> Int {
    draw(
      text, column: max(0, endColumn - TextWidth.columns(of: text)), row: row, role: role,
      isSelected: isSelected)
  }

  /// Draws `text` in the middle of `rect`'s columns, on `row` of the canvas.
  @discardableResult
  public mutating func draw(
    _ text: some StringProtocol, centredIn rect: Rect, row: Int, role: Role = .text
  ) -> Int {
    let columns = min(rect.columns, TextWidth.columns(of: text))
    return draw(
      text, column: rect.column + (rect.columns - columns) / 2, row: row, role: role,
      width: rect.columns)
  }

  /// Fills `rect` with one character of one column.
  public mutating func fill(
    _ rect: Rect, with scalar: Unicode.Scalar = " ", role: Role = .text, isSelected: Bool = false
  ) {
    let cell = Cell(
      isASCII ? asciiLikeness(of: scalar) : scalar, role: role, isSelected: isSelected)
    for row in max(0, rect.row)..<max(0, rect.row, min(rect.endRow, size.rows)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(rect.endColumn, size.columns)) {
        put(cell, at: row * size.columns + column)
      }
    }
  }

  /// Gives a part of a row the look of what is selected.
  public mutating func select(column: Int, row: Int, columns: Int) {
    for column in max(0, column)..<max(0, column, min(column + columns, size.columns))
    where contains(column, row) {
      cells[row * size.columns + column].isSelected = true
    }
  }

  /// The canvas as lines of text without colours; spaces at the ends of lines are left out.
  public var text: String {
    lines.joined(separator: "\n") + "\n"
  }

  /// The rows as text, spaces at their ends left out.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns {
        let cell = cells[row * size.columns + column]
        if cell.width > 0 { cell.append(to: &line) }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Puts a cell in place and mends a wide character that it cuts in half.
  private mutating func put(_ cell: Cell, at place: Int) {
    let end = place + Int(cell.width)
    if cells[place].width == 0, place % size.columns > 0 { cells[place - 1] = .blank }
    if end < cells.count, end % size.columns != 0, cells[end].width == 0 { cells[end] = .blank }
    cells[place] = cell
    if cell.width == 2 {
      cells[place + 1] = Cell(" ", role: cell.role, isSelected: cell.isSelected, width: 0)
    }
  }

  private mutating func addMark(_ scalar: Unicode.Scalar, at place: Int) {
    if cells[place].marks.first == 0 {
      cells[place].marks.first = scalar.value
    } else if cells[place].marks.second == 0 {
      cells[place].marks.second = scalar.value
    }
  }
}

extension Cell {
  /// Appends the character and its marks to a text.
  public func append(to text: inout String) {
    for value in [scalar, marks.first, marks.second] where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
  }
}

/// The ASCII character nearest in look to `scalar`; `?` for those without one.
public func asciiLikeness(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "\u{20}"..."\u{7E}": scalar
  case "▲", "△", "↑", "⌃": "^"
  case "▼", "▽", "↓": "v"
  case "▶", "▸", "›", "→", "▷": ">"
  case "◀", "‹", "←": "<"
  case "■", "█", "▓", "▮": "#"
  case "•", "●", "○": "o"
  case "·", "⋯", "∙": "."
  case "×": "x"
  case "─", "━", "–", "—", "−", "╌", "‾", "▁", "▔": "-"
  case "│", "┃", "╎", "▏", "▕": "|"
  case "░": "."
  case "▂", "▃": "_"
  case "▒", "▄", "▅": "="
  case "▆", "▇": "#"
  case "⏎": " "
  case "✓", "✔": "+"
  case "✗", "✘": "x"
  case "◇", "◆": "*"
  case "…": "."
  case "“", "”": "\""
  case "‘", "’": "'"
  case "€": "E"
  case "£": "L"
  case "¥": "Y"
  case "ä", "à", "á", "â", "ã", "å": "a"
  case "è", "é", "ê", "ë": "e"
  case "ì", "í", "î", "ï": "i"
  case "ò", "ó", "ô", "õ", "ö", "ø": "o"
  case "ù", "ú", "û", "ü": "u"
  case "ñ": "n"
  case "ç": "c"
  case "Ä", "Á", "Å", "À", "Â": "A"
  case "É", "È": "E"
  case "Ö", "Ø", "Ó": "O"
  case "Ü", "Ú": "U"
  case "Ñ": "N"
  case "ß": "s"
  default:
    (0x2500...0x257F).contains(scalar.value)
      ? "+" : (0x2801...0x28FF).contains(scalar.value) ? "." : "?"
  }
}

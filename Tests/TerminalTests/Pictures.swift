import Canvas

/// Inks with colours of every kind.
let colourful = Inks(depth: .direct) { role, isSelected in
  switch role {
  case .up: Ink(foreground: .rgb(80, 200, 120), isBold: true)
  case .header: Ink(foreground: .ansi(12), background: .ansi(0), isReversed: isSelected)
  default: Ink(isReversed: isSelected, isUnderlined: role == .strong)
  }
}

/// A list of customers, one row selected.
func list(selected: Int, size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false) -> Canvas
{
  var canvas = Canvas(size: size, isASCII: isASCII)
  canvas.draw("Customers", column: 0, row: 0, role: .header)
  for row in 1..<max(1, size.rows) {
    canvas.draw("Customer \(row)", column: 1, row: row, role: row % 3 == 0 ? .up : .text)
    canvas.draw("12,345.00", endColumn: size.columns, row: row)
    if row == selected { canvas.select(column: 0, row: row, columns: size.columns) }
  }
  return canvas
}

/// The bytes as text.
func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}

import Canvas
import Exchange
import LoopModel

/// Figures in columns, for people.
struct FigureTable {
  private var rows: [[String]]

  /// A table with these titles; the first column holds words, the others figures.
  init(_ titles: [String]) {
    rows = [titles]
  }

  /// A table without titles.
  init() {
    rows = []
  }

  /// Adds a row; what comes from a file is made safe to print.
  mutating func add(_ cells: [String]) {
    rows.append(cells.map { TextWidth.printable($0) })
  }

  /// The table as lines.
  var text: String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        let width = TextWidth.columns(of: cell)
        if column < widths.count {
          widths[column] = max(widths[column], width)
        } else {
          widths.append(width)
        }
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let pad = String(repeating: " ", count: widths[column] - TextWidth.columns(of: cell))
        line += column == 0 ? cell + pad : "  " + pad + cell
      }
      return line + "\n"
    }.joined()
  }
}

/// A figure with a fixed count of decimals, up to 6; a dash for none.
func figure(_ value: Double?, _ decimals: Int) -> String {
  guard let value, value.isFinite else { return "–" }
  guard value.magnitude < 1e12 else { return "\(value)" }
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((value.magnitude * Double(scale)).rounded())
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + String(scaled) }
  let fraction = String(scaled % scale)
  return sign + "\(scaled / scale)."
    + String(repeating: "0", count: decimals - fraction.count) + fraction
}

/// A number of customers, with the noun.
func customers(_ count: Int) -> String {
  grouped(count) + (count == 1 ? " customer" : " customers")
}

extension JSONWriter {
  /// Writes a key and a figure; null where there is none.
  mutating func figure(_ name: String, _ value: Double?) {
    key(name)
    if let value { double(value) } else { null() }
  }

  /// Writes a key and a whole number.
  mutating func count(_ name: String, _ value: Int) {
    key(name)
    int(value)
  }

  /// Writes a key and a text.
  mutating func text(_ name: String, _ value: String) {
    key(name)
    string(value)
  }
}

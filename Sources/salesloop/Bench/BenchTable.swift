/// What was measured, a line each.
struct BenchTable {
  /// A column of numbers and what they should be.
  struct Row {
    let name: String
    let samples: [Double]
    let unit: String
    let target: String
    var decimals = 2
  }

  private(set) var rows: [Row] = []

  mutating func add(
    _ name: String, _ samples: [Double], _ unit: String, target: String = "", decimals: Int = 2
  ) {
    rows.append(Row(name: name, samples: samples, unit: unit, target: target, decimals: decimals))
  }

  /// The table as text.
  var text: String {
    var text = line("", ["n", "median", "p99"], "", "target") + "\n"
    for row in rows {
      let sorted = row.samples.sorted()
      let numbers = [
        String(sorted.count), decimal(rank(0.5, sorted), row.decimals),
        decimal(rank(0.99, sorted), row.decimals),
      ]
      text += line(row.name, numbers, row.unit, row.target) + "\n"
    }
    return text
  }

  /// The nearest-rank percentile of sorted samples.
  private func rank(_ share: Double, _ sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let place = Int((share * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(0, place), sorted.count - 1)]
  }

  private func line(_ name: String, _ numbers: [String], _ unit: String, _ target: String) -> String
  {
    var line = name + spaces(38 - name.count)
    for number in numbers { line += spaces(9 - number.count) + number }
    line += " " + unit + spaces(5 - unit.count) + " " + target
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}

/// A number with a fixed count of decimals; a dash for none.
private func decimal(_ value: Double?, _ decimals: Int) -> String {
  guard let value else { return "–" }
  let scale = [1, 10, 100, 1000][min(3, decimals)]
  let scaled = Int((value.magnitude * Double(scale)).rounded())
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + String(scaled) }
  let fraction = String(scaled % scale)
  return sign + "\(scaled / scale)."
    + String(repeating: "0", count: decimals - fraction.count) + fraction
}

import Demo
import Glibc
import LoopModel

/// A file of purchases for measuring: the same every time but for its last day, which is today.
///
/// Customers come over two years, each buys in a rhythm of its own with gaps that are neither regular
/// nor memoryless, and a quarter of them leaves some day, so that all stages are filled. Rows are in
/// the order of days, as a shop would write them.
struct BenchFile {
  let customers: Int
  let purchases: Int
  private let today: Int
  private var random = SeededGenerator(seed: 20_260_331)
  private static let span = 730
  private static let kinds = [
    "Hotel", "Casa", "Atelier", "Bakery", "Forno", "Studio", "Clinic", "Garage", "Enoteca", "Farm",
  ]
  private static let places = [
    "Lima", "Aurora", "Norte", "Riverside", "Bellavista", "Elbufer", "Copper", "Harbour",
    "Tannwald",
    "Montague", "Verde", "Ashdown",
  ]
  private static let owners = ["ana", "bruno", "chiara", "dafne", "emil"]

  init(customers: Int, purchases: Int, today: Day) {
    self.customers = min(customers, purchases)
    self.purchases = purchases
    self.today = Int(today.number)
  }

  /// Writes the file and gives its size in bytes.
  mutating func write(to path: String) throws(Failure) -> Int {
    let rows = sortedRows()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure("\(path) cannot be written") }
    defer { close(descriptor) }
    let days = (0...BenchFile.span).map { Day(number: Int32(today - BenchFile.span + $0)).iso }
    var bytes = Array("customer_id,customer,owner,date,amount\n".utf8)
    var total = 0
    for row in rows {
      let customer = Int(row.customer)
      let cents = 900 + customer &* 7919 % 24_000 + random.int(in: 0...3_999)
      bytes.append(
        contentsOf: """
          C\(padded(customer)),\(BenchFile.name(of: customer)),\(BenchFile.owners[customer % 5]),\
          \(days[Int(row.day)]),\(cents / 100).\(cents % 100 / 10)\(cents % 10)\n
          """.utf8)
      if bytes.count > 1 << 18 { total += try flush(&bytes, descriptor, path) }
    }
    return total + (try flush(&bytes, descriptor, path))
  }

  /// A customer's name in the file.
  static func name(of customer: Int) -> String {
    "\(kinds[customer % kinds.count]) \(places[customer / 10 % places.count]) \(padded(customer))"
  }

  // MARK: Rows

  private struct Row {
    var customer: Int32
    var day: Int16
  }

  private mutating func sortedRows() -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(purchases)
    let counts = purchaseCounts()
    for customer in 0..<customers { appendRows(of: customer, counts[customer], to: &rows) }
    var places = [Int](repeating: 0, count: BenchFile.span + 2)
    for row in rows { places[Int(row.day) + 1] += 1 }
    for day in 1..<places.count { places[day] += places[day - 1] }
    var sorted = rows
    for row in rows {
      sorted[places[Int(row.day)]] = row
      places[Int(row.day)] += 1
    }
    return sorted
  }

  /// How often each customer buys: once at least, the rest shared out unevenly, as many as asked for.
  private mutating func purchaseCounts() -> [Int] {
    let shares = (0..<customers).map { _ in 2 * random.gamma(shape: 2) }
    let all = shares.reduce(0, +)
    let rest = Double(purchases - customers)
    var counts = shares.map { min(1 + Int(rest * $0 / all), BenchFile.span / 4) }
    var missing = purchases - counts.reduce(0, +)
    var customer = 0
    while missing > 0 {
      counts[customer] += 1
      missing -= 1
      customer = (customer + 1) % customers
    }
    return counts
  }

  private mutating func appendRows(of customer: Int, _ count: Int, to rows: inout [Row]) {
    let span = BenchFile.span
    let first = random.int(in: 0...max(0, min(599, span - 2 * count - 1)))
    let isLeaving = random.int(in: 0...3) == 0
    let last =
      isLeaving ? first + count + random.int(in: 0...max(0, span - first - count - 1)) : span
    var moments = [0.0]
    for _ in 0..<count { moments.append((moments.last ?? 0) + 2 * random.gamma(shape: 2)) }
    let scale = Double(last - first) / max(0.001, moments[count])
    var previous = -1
    for index in 0..<count {
      // One purchase a day at most, and room for those that follow.
      let day = min(
        max(first + Int(moments[index] * scale), previous + 1), span - (count - 1 - index))
      rows.append(Row(customer: Int32(customer), day: Int16(clamping: max(0, day))))
      previous = day
    }
  }

  // MARK: Writing

  private func flush(
    _ bytes: inout [UInt8], _ descriptor: Int32, _ path: String
  ) throws(Failure) -> Int {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { throw Failure("\(path) cannot be written") }
      done += count
    }
    bytes.removeAll(keepingCapacity: true)
    return done
  }
}

private func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

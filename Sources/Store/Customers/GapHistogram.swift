/// How many gaps of each length in days lie between the purchases of a customer, over all customers;
/// kept in the store in step with its purchases.
struct GapHistogram: Equatable {
  /// How many of each length; the index is the length.
  private(set) var counts: [Int] = []

  /// One more gap of `days`.
  mutating func add(_ days: Int) {
    change(days, by: 1)
  }

  /// One gap of `days` less.
  mutating func take(_ days: Int) {
    change(days, by: -1)
  }

  private mutating func change(_ days: Int, by difference: Int) {
    // Days lie between 1900 and 2199.
    let days = min(max(0, days), 110_000)
    if days >= counts.count {
      counts.append(contentsOf: repeatElement(0, count: days + 1 - counts.count))
    }
    counts[days] += difference
  }

  /// The histogram as it is kept.
  static func kept(in connection: Connection) throws(StoreError) -> GapHistogram {
    var result = GapHistogram()
    try connection.query("SELECT days, count FROM gap") { row in
      result.change(Int(row.int(0)), by: Int(row.int(1)))
    }
    return result.trimmed()
  }

  /// The histogram counted anew from all purchases.
  static func counted(in connection: Connection) throws(StoreError) -> GapHistogram {
    var result = GapHistogram()
    var customer: Int64?
    var last: Int64 = 0
    try connection.query(
      "SELECT customer, day FROM purchase WHERE amount > 0 ORDER BY customer, day"
    ) { row in
      let day = row.int(1)
      if row.int(0) == customer {
        if day > last { result.add(Int(day - last)) }
      } else {
        customer = row.int(0)
      }
      last = day
    }
    return result.trimmed()
  }

  /// Keeps this histogram in place of `old`, writing only what differs.
  func keep(insteadOf old: GapHistogram, in connection: Connection) throws(StoreError) {
    for days in 0..<max(counts.count, old.counts.count) {
      let count = days < counts.count ? counts[days] : 0
      guard count != (days < old.counts.count ? old.counts[days] : 0) else { continue }
      if count == 0 {
        try connection.run("DELETE FROM gap WHERE days = ?", .int(Int64(days)))
      } else {
        try connection.run(
          "INSERT OR REPLACE INTO gap(days, count) VALUES(?, ?)", .int(Int64(days)),
          .int(Int64(count)))
      }
    }
  }

  private func trimmed() -> GapHistogram {
    var result = self
    while result.counts.last == 0 { result.counts.removeLast() }
    return result
  }
}

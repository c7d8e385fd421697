import LoopModel
import Store

/// A day by its number.
func day(_ number: Int32) -> Day { Day(number: number) }

/// A time by its milliseconds.
func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

/// A row of a file of purchases.
struct SampleRow {
  var id = ""
  var name = ""
  var owner = ""
  var day: Int32
  var amount: Int64
}

/// The kind of error `body` throws; nil for none.
func kind(_ body: () throws(StoreError) -> Void) -> StoreError.Kind? {
  do throws(StoreError) {
    try body()
    return nil
  } catch {
    return error.kind
  }
}

extension Store {
  /// Imports rows as `actor`.
  @discardableResult
  func take(
    _ rows: [SampleRow], actor: String = "ana", at: Int64 = 1000
  ) throws(StoreError) -> ImportResult {
    let running = try beginImport(actor: actor, at: time(at), source: "sample.csv")
    for (line, row) in rows.enumerated() {
      try running.add(
        externalID: row.id, name: row.name, owner: row.owner, day: day(row.day),
        amount: row.amount, line: line + 1)
    }
    return try running.finish()
  }

  /// All customers, by id.
  func all() throws(StoreError) -> [CustomerRow] {
    var result: [CustomerRow] = []
    try customers { result.append($0) }
    return result
  }

  /// Moves a customer.
  @discardableResult
  func put(
    _ customer: Int64, in stage: Stage, on number: Int32 = 9000, at: Int64 = 5000,
    actor: String = "ana", expected: Int64? = nil
  ) throws(StoreError) -> StoredChange {
    try move(
      CustomerID(customer), to: Move(stage: stage, lap: 1, day: day(number), at: time(at)),
      actor: actor, expected: expected)
  }
}

/// Rows of `customers` customers, the same for the same seed, with duplicates, refunds and zeros.
func sampleRows(_ count: Int, customers: Int, seed: UInt64) -> [SampleRow] {
  var state = seed
  func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  return (0..<count).map { _ in
    SampleRow(
      id: "C\(next(customers))", owner: ["", "Ana", "Bo"][next(3)],
      day: Int32(9000 + next(400)), amount: Int64(next(40)) * 100 - 300)
  }
}

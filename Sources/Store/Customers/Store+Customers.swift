public import LoopModel

extension Store {
  /// Calls `row` for each customer changed after a change number, or for each where it is nil, by id;
  /// gives the store's change number now, for the next time.
  ///
  /// 100,000 customers take about 0.1 s. For owners and removals of the same moment, wrap the calls in
  /// `reading(_:)`.
  @discardableResult
  public func customers(
    changedAfter number: Int64? = nil, _ row: (CustomerRow) -> Void
  ) throws(StoreError) -> Int64 {
    try reading { () throws(StoreError) in
      let now = try changeNumber()
      let replay = try Replay(on: connection)
      if let number {
        try connection.query(
          """
          SELECT \(CustomerRow.columns) FROM customer
          WHERE id IN (SELECT id FROM customer INDEXED BY customer_changed WHERE changed > ?)
          ORDER BY id
          """, .int(number)
        ) { found throws(StoreError) in row(try CustomerRow(found, replay: replay)) }
      } else {
        try connection.query("SELECT \(CustomerRow.columns) FROM customer ORDER BY id") {
          found throws(StoreError) in row(try CustomerRow(found, replay: replay))
        }
      }
      return now
    }
  }

  /// The store's change number: it grows with every transaction that changes something.
  public func changeNumber() throws(StoreError) -> Int64 {
    try connection.number("SELECT value FROM change_counter") ?? 0
  }

  /// The customers removed after a change number.
  public func removed(after number: Int64) throws(StoreError) -> [CustomerID] {
    var result: [CustomerID] = []
    try connection.query(
      "SELECT customer FROM removed WHERE changed > ? ORDER BY customer", .int(number)
    ) { row in result.append(CustomerID(row.int(0))) }
    return result
  }

  /// The row of one customer; nil where there is no such customer.
  public func customer(_ id: CustomerID) throws(StoreError) -> CustomerRow? {
    var result: CustomerRow?
    let replay = try Replay(on: connection)
    try connection.query(
      "SELECT \(CustomerRow.columns) FROM customer WHERE id = ?", .int(id.number)
    ) { found throws(StoreError) in result = try CustomerRow(found, replay: replay) }
    return result
  }

  /// The names of the owners; the index is what `CustomerFacts.owner` holds, 0 is nobody.
  public func owners() throws(StoreError) -> [String] {
    var result = [""]
    try connection.query("SELECT id, name FROM owner WHERE id BETWEEN 1 AND 65535 ORDER BY id") {
      row in
      let id = Int(row.int(0))
      result.append(contentsOf: repeatElement("", count: id - result.count))
      result.append(row.text(1))
    }
    return result
  }

  /// How many gaps of each length in days (the index) lie between purchases of one customer: what
  /// `TypicalGap.median(histogram:)` takes.
  public func gapHistogram() throws(StoreError) -> [Int] {
    let isStale = try connection.number("SELECT gaps_stale FROM change_counter") != 0
    return try isStale
      ? GapHistogram.counted(in: connection).counts : GapHistogram.kept(in: connection).counts
  }

  /// The customers a person means: by exact external id, else by exact name, else by the beginning of
  /// a name whatever its case and accents.
  ///
  /// Several where it is not clear, at most 20.
  public func find(_ text: String) throws(StoreError) -> [CustomerID] {
    guard !text.isEmpty else { return [] }
    for column in ["external_id", "name"] {
      var result: [CustomerID] = []
      try connection.query(
        "SELECT id FROM customer WHERE \(column) = ? ORDER BY id LIMIT 20", .text(text)
      ) { row in result.append(CustomerID(row.int(0))) }
      if !result.isEmpty { return result }
    }
    let wanted = folded(text)
    guard !wanted.isEmpty else { return [] }
    var result: [CustomerID] = []
    try connection.query("SELECT id, name FROM customer ORDER BY id") { row in
      if result.count < 20, folded(row.text(1)).hasPrefix(wanted) {
        result.append(CustomerID(row.int(0)))
      }
    }
    return result
  }
}

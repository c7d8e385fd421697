extension Extract {
  /// Puts a row back: of a customer with their number first, then the event, else with the number of the
  /// row first; then the stored columns in their order.
  var insertion: String {
    let stored = columns.filter(\.isStored)
    let names = (isOfCustomers ? ["customer", "event"] : ["place"]) + stored.map(\.sql)
    let values = (1...names.count).map { "?\($0)" }
    return "INSERT INTO \(table)(\((names + made.map(\.name)).joined(separator: ", "))) "
      + "VALUES(\((values + made.map(\.sql)).joined(separator: ", ")))"
  }

  /// The place of the first stored column among the parameters of `insertion`.
  var firstValue: Int32 { isOfCustomers ? 3 : 2 }

  /// What is made besides: purchases of one day and amount are counted in the order they come.
  private var made: [(name: String, sql: String)] {
    guard self == .purchases else { return [] }
    return [
      (
        "nth",
        """
        1 + coalesce((SELECT max(nth) FROM purchase
          WHERE customer = ?1 AND day = ?3 AND amount = ?4), 0)
        """
      )
    ]
  }
}

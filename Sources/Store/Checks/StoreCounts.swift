internal import CSQLite

/// How much is in a store.
public struct StoreCounts: Hashable, Sendable {
  /// Customers.
  public var customers: Int
  /// Purchases, refunds and zeros.
  public var purchases: Int
  /// Moves by people.
  public var moves: Int
  /// Contacts.
  public var touches: Int
  /// Everything else people have decided and written down.
  public var changes = 0
  /// Events in the journal.
  public var events: Int
  /// The number of the last event; 0 for none.
  public var lastEvent: Int64
}

extension Store {
  /// Counts what is there; with 1,000,000 purchases it takes some 20 ms.
  public func counts() throws(StoreError) -> StoreCounts {
    try reading { () throws(StoreError) in
      func count(_ table: String) throws(StoreError) -> Int {
        Int(try connection.number("SELECT count(*) FROM \(table)") ?? 0)
      }
      return StoreCounts(
        customers: try count("customer"), purchases: try count("purchase"),
        moves: try count("move"), touches: try count("touch"), changes: try count("care"),
        events: try count("event"),
        lastEvent: try journalEnd().sequence)
    }
  }

  /// A number that is another one after each commit of another connection (`PRAGMA data_version`).
  ///
  /// Costs some 3 µs. Commits through this store do not change it.
  public func dataVersion() throws(StoreError) -> Int64 {
    try connection.number("PRAGMA data_version") ?? 0
  }

  /// The store's schema number.
  public static var schemaVersion: Int32 { Schema.version }

  /// The version of the SQLite library in use.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }
}

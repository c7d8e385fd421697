internal import CSQLite

/// Where a join of files keeps the records it has read until it writes them, customer by customer.
///
/// The rows of one customer stand anywhere in the files, and all of them are wanted together. Held in
/// memory, a million of them took two gigabytes. Here they lie in a database of SQLite that has no
/// name, is on disk beyond a cache of some megabytes, and is gone when it is closed. Records are only
/// appended, and read back in one sorted pass, which SQLite does by merging runs: both go through the
/// disk in order, where an index by customer would jump about in it for every row. The one index is
/// that of deals by id, which tells a deal that stands in two files, and whose deal a row of a history
/// is about.
public final class RecordSpill {
  /// A record as it was kept.
  public struct Row {
    /// The number of its customer.
    public let customer: Int
    /// What sort of record it is, in the numbers of whoever keeps it.
    public let kind: Int
    /// The number of its file.
    public let file: Int
    /// The line of the file, from 1.
    public let line: Int
    /// The id that it gave the customer; nil where it gave none.
    public let known: String?
    /// The name that it gave the customer; nil where it gave none.
    public let named: String?
    /// What was kept of it, valid until the next row.
    public let body: UnsafeRawBufferPointer
  }

  /// A deal that is known by its id or its name.
  public struct Deal: Hashable, Sendable {
    /// Its number, in the order in which deals were added.
    public let number: Int
    /// The number of its customer; nil for a deal that belongs to nobody.
    public let customer: Int?
    /// The number of its file.
    public let file: Int
    /// The line of the file, from 1.
    public let line: Int

    /// A deal where it stands.
    public init(number: Int, customer: Int?, file: Int, line: Int) {
      self.number = number
      self.customer = customer
      self.file = file
      self.line = line
    }
  }

  private let connection: Connection
  private let insert: Statement
  private let insertDeal: Statement
  private let find: Statement
  private var isSorted = true
  private var last = 0
  private var hasNames = false

  /// An empty one.
  public init() throws(StoreError) {
    // No name: SQLite makes a file in TMPDIR once the cache is full, and removes it.
    connection = try Connection(
      file: "", path: "a temporary file of the import (in TMPDIR, or /var/tmp)",
      flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try connection.script(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;
      PRAGMA temp_store = FILE;
      CREATE TABLE record(customer INTEGER, kind INTEGER, file INTEGER, line INTEGER, known TEXT,
        named TEXT, body BLOB);
      CREATE TABLE deal(number INTEGER PRIMARY KEY, id TEXT UNIQUE, customer INTEGER, file INTEGER,
        line INTEGER, name TEXT, account TEXT);
      BEGIN
      """)
    insert = try connection.prepared("INSERT INTO record VALUES(?, ?, ?, ?, ?, ?, ?)")
    insertDeal = try connection.prepared("INSERT OR IGNORE INTO deal VALUES(?, ?, ?, ?, ?, ?, ?)")
    find = try connection.prepared("SELECT number, customer, file, line FROM deal WHERE id = ?")
  }

  /// Appends a record of a customer; `known` and `named` are the id and the name it gives them.
  public func append(
    customer: Int, kind: Int, file: Int, line: Int, known: String? = nil, named: String? = nil,
    _ body: [UInt8]
  ) throws(StoreError) {
    if customer < last { isSorted = false }
    last = customer
    insert.bind(1, Int64(customer))
    insert.bind(2, Int64(kind))
    insert.bind(3, Int64(file))
    insert.bind(4, Int64(line))
    if let known { insert.bind(5, known) } else { insert.bindNull(5) }
    if let named { insert.bind(6, named) } else { insert.bindNull(6) }
    insert.bind(7, bytes: body)
    try insert.run()
  }

  /// Reads the records customer by customer, those of one in the order they were added; of one kind
  /// where one is given.
  public func forEach(
    kind: Int? = nil, _ body: (Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    let chosen = kind.map { "WHERE kind = \($0)" } ?? ""
    try connection.query(
      """
      SELECT customer, kind, file, line, known, named, body FROM record \(chosen)
      ORDER BY \(isSorted ? "rowid" : "customer, rowid")
      """
    ) { row throws(StoreError) in
      try body(
        Row(
          customer: Int(row.int(0)), kind: Int(row.int(1)), file: Int(row.int(2)),
          line: Int(row.int(3)), known: row.optionalText(4), named: row.optionalText(5),
          body: row.bytes(6)))
    }
  }

  /// Adds a deal; false where there is one of that id already.
  ///
  /// An empty id is none.
  public func add(
    _ deal: Deal, id: String, name: String = "", account: String = ""
  ) throws(StoreError) -> Bool {
    insertDeal.bind(1, Int64(deal.number))
    if id.isEmpty { insertDeal.bindNull(2) } else { insertDeal.bind(2, id) }
    if let customer = deal.customer {
      insertDeal.bind(3, Int64(customer))
    } else {
      insertDeal.bindNull(3)
    }
    insertDeal.bind(4, Int64(deal.file))
    insertDeal.bind(5, Int64(deal.line))
    insertDeal.bind(6, name)
    insertDeal.bind(7, account)
    try insertDeal.run()
    return connection.changes > 0
  }

  /// The deal of an id.
  public func deal(id: String) throws(StoreError) -> Deal? {
    find.bind(1, id)
    defer { find.reset() }
    return try find.step() ? RecordSpill.deal(find) : nil
  }

  /// The deals of a name, and of an account where one is given.
  public func deals(name: String, account: String = "") throws(StoreError) -> [Deal] {
    if !hasNames {
      try connection.script("CREATE INDEX deal_name ON deal(name)")
      hasNames = true
    }
    var found: [Deal] = []
    try connection.query(
      """
      SELECT number, customer, file, line FROM deal
      WHERE name = ?1 AND (?2 = '' OR account = ?2) ORDER BY number
      """, .text(name), .text(account)
    ) { row in found.append(RecordSpill.deal(row)) }
    return found
  }

  private static func deal(_ row: Statement) -> Deal {
    Deal(
      number: Int(row.int(0)), customer: row.optionalInt(1).map { Int($0) },
      file: Int(row.int(2)), line: Int(row.int(3)))
  }
}

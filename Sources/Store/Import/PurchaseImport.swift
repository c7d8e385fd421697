public import LoopModel

/// An import of purchases: rows are taken in one by one, and stored all at once by `finish`.
///
/// One transaction, one event, one unit to undo. Until `finish` the store is only read and nobody waits.
/// A customer is matched by external id, then by exact name, and made where there is none; the k-th of
/// several equal purchases in a file meets the k-th in the store, so that the same file twice adds
/// nothing. Memory grows with customers, not with rows.
public final class PurchaseImport {
  private let store: Store
  private let actor: String
  private let at: Timestamp
  private let source: String
  private let startedAfter: Int64
  private var customers: ImportedCustomers
  private var rows = ImportedRows()
  private var isOver = false

  init(_ store: Store, actor: String, at: Timestamp, source: String) throws(StoreError) {
    self.store = store
    self.actor = actor
    self.at = at
    self.source = source
    startedAfter = try store.changeNumber()
    customers = try ImportedCustomers(store.connection)
  }

  /// Takes in a purchase of a customer known by id, name or both; empty texts mean nothing.
  ///
  /// The owner is kept only where nobody looks after them yet. The amount is in minor units, negative for
  /// a refund; the line is where it stands in the file, for messages.
  public func add(
    externalID: String?, name: String?, owner: String? = nil, day: Day, amount: Int64,
    line: Int = 0
  ) throws(StoreError) {
    var (externalID, name, owner) = (externalID ?? "", name ?? "", owner ?? "")
    let result: Result<Void, StoreError> = externalID.withUTF8 { externalID in
      name.withUTF8 { name in
        owner.withUTF8 { owner in
          Result { () throws(StoreError) in
            try add(
              externalID: UnsafeRawBufferPointer(externalID), name: UnsafeRawBufferPointer(name),
              owner: UnsafeRawBufferPointer(owner), day: day, amount: amount, line: line)
          }
        }
      }
    }
    try result.get()
  }

  /// Takes in a purchase with its texts as UTF-8 bytes, read before this returns; the fast way.
  public func add(
    externalID: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer,
    owner: UnsafeRawBufferPointer, day: Day, amount: Int64, line: Int = 0
  ) throws(StoreError) {
    guard !isOver else { throw PurchaseImport.over }
    guard !externalID.isEmpty || !name.isEmpty else {
      throw StoreError(.other, "Line \(line) of \(source) names no customer.")
    }
    guard Day.accepted.contains(day) else {
      throw StoreError(.other, "Line \(line) of \(source) has a day outside 1900 to 2199.")
    }
    let index = try customers.entry(externalID: externalID, name: name)
    customers.meet(index, line: line)
    if !owner.isEmpty, !customers.entries[index].hasOwner {
      try customers.setOwner(of: index, owner)
    }
    try rows.append(
      ImportedRow(customer: customers.entries[index].order, day: day.number, amount: amount))
  }

  /// Stores what was taken in; where that fails, nothing is stored.
  ///
  /// Where it `isDry` nothing is stored either, and only told what would be; `findsLikenesses` looks for
  /// customers that may be there twice. `progress` is told how much is done, 0 to 1.
  public func finish(
    isDry: Bool = false, findsLikenesses: Bool = false, progress: (Double) -> Void = { _ in }
  ) throws(StoreError) -> ImportResult {
    guard !isOver else { throw PurchaseImport.over }
    isOver = true
    guard rows.count > 0 else { return ImportResult() }
    var result = try store.connection.withLargeCache { () throws(StoreError) in
      try store.transaction(actor: actor, at: at, keeping: { _ in !isDry }) {
        transaction throws(StoreError) in
        try checkMatches()
        let writer = try ImportWriter(transaction, customers: customers)
        writer.findsLikenesses = findsLikenesses
        return try writer.write(&rows, source: source, progress: progress)
      }
    }
    if isDry { result.eventID = nil }
    return result
  }

  /// Forgets what was taken in.
  public func cancel() {
    isOver = true
    rows = ImportedRows()
  }

  /// Throws where someone has changed customers since they were matched so that they would be matched
  /// otherwise now.
  private func checkMatches() throws(StoreError) {
    guard try store.changeNumber() != startedAfter else { return }
    for entry in customers.entries {
      let (id, name) = (entry.externalID, entry.name)
      let now: Int64
      if entry.stored != 0 {
        now =
          try store.connection.number(
            """
            SELECT id FROM customer WHERE id = ?1
              AND (?2 = '' OR external_id = ?2 OR (?4 = 1 AND external_id IS NULL
                AND NOT EXISTS(SELECT 1 FROM customer WHERE external_id = ?2)))
              AND (name = ?3 OR ?3 = '' OR ?5 = 1)
            """, .int(entry.stored), .text(id), .text(name), .int(entry.adoptsID ? 1 : 0),
            .int(entry.fillsName ? 1 : 0)) ?? 0
      } else {
        now =
          try store.connection.number(
            """
            SELECT id FROM customer WHERE ?1 <> '' AND external_id = ?1
            UNION ALL SELECT id FROM customer
              WHERE ?2 <> '' AND name = ?2 AND (?1 = '' OR external_id IS NULL)
            LIMIT 1
            """, .text(id), .text(name)) ?? 0
      }
      guard now == entry.stored else {
        throw StoreError(
          .conflict,
          "Someone else changed customers of \(source) during the import, nothing was imported; "
            + "import it again.")
      }
    }
  }

  private static let over = StoreError(.other, "This import is over; begin another one.")
}

extension Store {
  /// Begins an import of purchases that count as recorded at `at`; the journal says they came from
  /// `source`.
  public func beginImport(
    actor: String, at: Timestamp, source: String
  ) throws(StoreError) -> PurchaseImport {
    if let readOnlyReason {
      throw StoreError(.readOnly, "Nothing can be imported here: \(readOnlyReason).")
    }
    // What another program removed with its purchases left must not be matched.
    try mend(actor: actor, at: at)
    return try PurchaseImport(self, actor: actor, at: at, source: source)
  }
}

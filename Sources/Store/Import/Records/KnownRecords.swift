/// Whose the records are that earlier imports of a system have brought, for files that only refer to
/// them.
public final class KnownRecords {
  /// A customer of the store, as a file would name them.
  public struct Reference: Hashable, Sendable {
    /// The id, or else `#number`.
    public let id: String
    /// The name.
    public let name: String
  }

  private let store: Store
  private let system: String
  /// Customers who were merged into others, by the id or name they had.
  private var merged: [String: Reference] = [:]

  /// What a store knows of a system.
  public init(_ store: Store, system: String) throws(StoreError) {
    self.store = store
    self.system = system
    var found: [(text: String, isName: Bool, customer: Int64)] = []
    try connection.query(
      """
      SELECT external_id, kind, customer FROM imported WHERE system = ''
        AND (kind = 'customer' AND external_id NOT IN (
            SELECT external_id FROM customer WHERE external_id IS NOT NULL)
          OR kind = 'name' AND external_id NOT IN (SELECT name FROM customer))
      """
    ) { row in
      found.append((row.text(0), row.text(1) == ImportedKind.name.rawValue, row.int(2)))
    }
    for row in found {
      let key = row.isName ? KnownRecords.name(row.text) : row.text
      merged[key] = try reference("id = ?", .int(row.customer))
    }
  }

  /// The customer into whom that one was merged who had an id, or without one a name.
  public func kept(insteadOf id: String, name: String) -> Reference? {
    merged.isEmpty ? nil : merged[id.isEmpty ? KnownRecords.name(name) : id]
  }

  /// The customer of an id, in one of the forms it is written in.
  public func customer(ids: [String]) throws(StoreError) -> Reference? {
    for id in ids where !id.isEmpty {
      if let known = try reference("external_id = ?", .text(id)) ?? merged[id] { return known }
    }
    return nil
  }

  /// The customer of a deal by its id.
  public func customer(deal id: String) throws(StoreError) -> Reference? {
    // As it was closed, where it was open before.
    for kind in ["closed", "deal", "purchase"] {
      if let known = try linked("kind = '\(kind)' AND external_id = ?", .text(id)) { return known }
    }
    return nil
  }

  /// The customer of the only deal of a title that has no id.
  public func customer(dealNamed title: String) throws(StoreError) -> Reference? {
    try linked(
      "kind IN ('deal', 'closed') AND external_id >= ?1 || char(31) AND external_id < ?1 || char(32)",
      .text(title))
  }

  /// The customer of a person by their id.
  public func customer(contact id: String) throws(StoreError) -> Reference? {
    try linked("kind = 'contact' AND external_id = ?", .text(id))
  }

  private var connection: Connection { store.connection }

  private static func name(_ name: String) -> String { "\u{1F}" + name }

  private func linked(_ condition: String, _ value: Value) throws(StoreError) -> Reference? {
    var found: Set<Int64> = []
    try connection.query(
      "SELECT customer FROM imported WHERE \(condition) AND system = ?2 LIMIT 20", value,
      .text(system)
    ) { row in found.insert(row.int(0)) }
    guard let customer = found.first, found.count == 1 else { return nil }
    return try reference("id = ?", .int(customer))
  }

  private func reference(_ condition: String, _ value: Value) throws(StoreError) -> Reference? {
    try connection.first("SELECT id, external_id, name FROM customer WHERE \(condition)", value) {
      Reference(id: $0.optionalText(1) ?? "#\($0.int(0))", name: $0.text(2))
    }
  }
}

extension ForeignDeal {
  /// What a deal without an id is remembered by.
  public static func key(title: String, customer: String) -> String {
    title + "\u{1F}" + customer
  }
}

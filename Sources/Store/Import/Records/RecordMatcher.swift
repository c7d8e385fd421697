internal import LoopModel

/// Finds the customers of the store that files speak of: by id, then by exact name.
final class RecordMatcher {
  /// What a customer of the files is to the store.
  enum Match {
    /// One that is there.
    case known(Int64)
    /// One to be made.
    case new
    /// It may be several; why, as the end of a sentence.
    case unclear(String)
  }

  private let connection: Connection
  private let system: String
  /// How many customers have no id, who may be meant by a name beside an id.
  private var withoutID: Int64

  init(_ connection: Connection, system: String) throws(StoreError) {
    self.connection = connection
    self.system = system
    withoutID =
      try connection.number("SELECT count(*) FROM customer WHERE external_id IS NULL") ?? 0
  }

  /// Takes in that a customer was made.
  func made(_ customer: ForeignCustomer) {
    if customer.externalID.isEmpty { withoutID += 1 }
  }

  /// The customer that `customer` means.
  func match(_ customer: ForeignCustomer) throws(StoreError) -> Match {
    for id in [customer.externalID, customer.alternativeID] where !id.isEmpty {
      if let known = try connection.number(
        "SELECT id FROM customer WHERE external_id = ?", .text(id))
      {
        return .known(known)
      }
      if let kept = try merged(.customer, id) { return .known(kept) }
    }
    guard !customer.name.isEmpty, customer.externalID.isEmpty || withoutID > 0 else { return .new }
    if let number = RecordMatcher.number(customer.externalID),
      let known = try connection.number(
        "SELECT id FROM customer WHERE id = ? AND name = ? AND external_id IS NULL", .int(number),
        .text(customer.name))
    {
      return .known(known)
    }
    if customer.externalID.isEmpty {
      // A column for the customer may well hold ids.
      if let known = try connection.number(
        "SELECT id FROM customer WHERE external_id = ?", .text(customer.name))
      {
        return .known(known)
      }
    }
    var found: [Int64] = []
    try connection.query(
      """
      SELECT id FROM customer WHERE name = ?1 AND (?2 = '' OR external_id IS NULL)
      ORDER BY id LIMIT 20
      """, .text(customer.name), .text(customer.externalID)
    ) { row in found.append(row.int(0)) }
    if found.count > 1 {
      return .unclear("names one of \(found.count) customers of the same name: give their ids")
    }
    if let known = found.first { return .known(known) }
    if customer.externalID.isEmpty, let kept = try merged(.name, customer.name) {
      return .known(kept)
    }
    return .new
  }

  /// The number of a customer that a list or an export gives in the place of an id: `#12`.
  static func number(_ id: String) -> Int64? {
    guard id.utf8.first == 0x23, id.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int64(id.dropFirst())
  }

  /// What a merged customer was known by.
  private func merged(_ kind: ImportedKind, _ text: String) throws(StoreError) -> Int64? {
    try connection.number(
      "SELECT customer FROM imported WHERE system = '' AND kind = ? AND external_id = ?",
      .text(kind.rawValue), .text(text))
  }
}

/// What a row of the table of imported records is about.
enum ImportedKind: String {
  /// The id of a customer who was merged into another one.
  case customer
  /// The name of such a customer.
  case name
  /// A purchase.
  case purchase
  /// A contact.
  case touch
  /// A deal that was open.
  case deal
  /// A deal that is won or lost.
  case closed
  /// A person of a customer.
  case contact
  /// Who told which fields of a customer.
  case told

  /// Those that are remembered of a customer, and that a merge takes along.
  static let remembered = [deal, closed, contact, told].map { "'\($0.rawValue)'" }
    .joined(separator: ", ")
}

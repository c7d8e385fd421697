/// What is known of a purchase besides its day and amount, as an import changes it and undo puts it
/// back.
struct PurchaseDetail {
  /// A column of the table of purchases.
  enum Kind: String, CaseIterable {
    case margin, channel
  }

  let kind: Kind
  let day: Int64
  let amount: Int64
  let nth: Int64

  /// Its name among the fields that an import changed: `margin 20512 1500 1`.
  var field: String { "\(kind.rawValue) \(day) \(amount) \(nth)" }

  /// Which fields of an import these are, as a condition.
  static let condition = Kind.allCases.map { "field GLOB '\($0.rawValue) *'" }
    .joined(separator: " OR ")

  /// A detail of a purchase.
  init(_ kind: Kind, day: Int64, amount: Int64, nth: Int64) {
    (self.kind, self.day, self.amount, self.nth) = (kind, day, amount, nth)
  }

  /// The detail of a name; nil where it names another field.
  init?(field: String) {
    let parts = field.split(separator: " ")
    guard parts.count == 4, let kind = Kind(rawValue: String(parts[0])),
      let day = Int64(parts[1]), let amount = Int64(parts[2]), let nth = Int64(parts[3])
    else { return nil }
    self.init(kind, day: day, amount: amount, nth: nth)
  }

  /// Makes it of a customer's purchase what it is to be, where it is what it was; nil is nothing.
  func change(
    of customer: Int64, from former: String?, to value: String?, on connection: Connection
  ) throws(StoreError) {
    try connection.run(
      """
      UPDATE purchase SET \(kind.rawValue) = ?
      WHERE customer = ? AND day = ? AND amount = ? AND nth = ? AND \(kind.rawValue) IS ?
      """, stored(value), .int(customer), .int(day), .int(amount), .int(nth), stored(former))
  }

  private func stored(_ value: String?) -> Value {
    switch kind {
    case .margin: .optional(value.flatMap { Int64($0) })
    case .channel: .text(value ?? "")
    }
  }
}

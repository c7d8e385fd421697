/// A purchase on its way into the store, in sixteen bytes.
///
/// Customers are in the order of their ids: those in the store by id, then new ones as they first came.
struct ImportedRow {
  /// Customer in the upper half, day in the lower, so that one comparison orders both.
  let key: UInt64
  /// Minor units.
  let amount: Int64

  init(customer: UInt32, day: Int32, amount: Int64) {
    key = UInt64(customer) << 32 | UInt64(UInt32(bitPattern: day) ^ 0x8000_0000)
    self.amount = amount
  }

  var customer: UInt32 { UInt32(truncatingIfNeeded: key >> 32) }

  var day: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: key) ^ 0x8000_0000) }

  /// Whether this row comes before `other` in the order of the purchase table.
  func comes(before other: ImportedRow) -> Bool {
    key == other.key ? amount < other.amount : key < other.key
  }
}

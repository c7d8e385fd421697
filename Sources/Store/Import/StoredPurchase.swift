/// A purchase of the store, or on its way there, beside the rows of an import.
struct StoredPurchase {
  var day: Int32
  var amount: Int64
  var nth: Int64
  var recordedAt: Int64

  /// Whether it comes before `row` in the order of the purchase table.
  func comes(before row: ImportedRow) -> Bool {
    day == row.day ? amount < row.amount : day < row.day
  }

  /// Whether `row` is such a purchase.
  func equals(_ row: ImportedRow) -> Bool {
    day == row.day && amount == row.amount
  }
}

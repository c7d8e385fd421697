/// Where in a row the parts of a purchase stand.
struct Columns {
  /// Column of the external id, from 0.
  var externalID: Int?
  /// Column of the name, from 0.
  var name: Int?
  /// Column of the date, from 0.
  var date: Int
  /// Column of the amount, from 0.
  var amount: Int
  /// Column of the currency, from 0.
  var currency: Int?
  /// Column of the owner, from 0.
  var owner: Int?
  /// Fields every row must have.
  var count: Int
  /// The names in the header, empty without one.
  var names: [String]

  /// The role of the column numbered `index` from 0.
  func role(of index: Int) -> ColumnRole? {
    switch index {
    case externalID: .externalID
    case name: .name
    case date: .date
    case amount: .amount
    case currency: .currency
    case owner: .owner
    default: nil
    }
  }

  /// What the column numbered `index` is called: its name in the header, or its role.
  func title(of index: Int) -> String {
    index < names.count ? names[index] : role(of: index)?.rawValue ?? ""
  }
}

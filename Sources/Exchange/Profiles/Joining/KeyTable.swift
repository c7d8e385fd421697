/// Texts, each with the number of a customer.
///
/// It takes the bytes of the text and some thirty more, where a dictionary of strings takes several
/// times that: it is what a join holds of every customer.
struct KeyTable {
  private var texts = TextTable()
  private var values: [Int32] = []

  /// The number of a text.
  subscript(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { texts.known(RowText($0)) }.map { Int(values[$0]) }
  }

  /// Gives a text a number, unless it has one; true where it had none.
  @discardableResult
  mutating func insert(_ text: String, _ value: Int) -> Bool {
    var text = text
    let (_, isNew) = text.withUTF8 { texts.index(of: RowText($0)) }
    if isNew { values.append(Int32(clamping: value)) }
    return isNew
  }
}

/// Names, each with the numbers of all customers who have it.
struct NameTable {
  private var first = KeyTable()
  /// Of a name that several have: those after the first.
  private var others: [String: [Int32]] = [:]

  /// The customers of a name.
  func all(_ name: String) -> [Int] {
    guard let one = first[name] else { return [] }
    return [one] + (others.isEmpty ? [] : (others[name] ?? []).map { Int($0) })
  }

  /// Adds a customer to a name, once.
  mutating func add(_ name: String, _ customer: Int) {
    if first.insert(name, customer) || first[name] == customer { return }
    if others[name]?.last != Int32(clamping: customer) {
      others[name, default: []].append(Int32(clamping: customer))
    }
  }
}

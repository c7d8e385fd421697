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

/// Names, each with how many customers have it, and who they are where it is one.
///
/// However many share a name, looking it up takes the same time.
struct NameTable {
  /// The customers of a name, or those of them who have no id.
  struct Holders {
    var count = 0
    /// One of them; the only one where the count is 1.
    var one: Int?
  }

  /// Of a name that several have.
  private struct Shared {
    var all: Holders
    var free: Holders
  }

  private var first = KeyTable()
  private var shared: [String: Shared] = [:]

  /// Who has a name; of those without an id only where `free` is true.
  func holders(of name: String, free: Bool, hasID: (Int) -> Bool) -> Holders {
    guard let one = first[name] else { return Holders() }
    if !shared.isEmpty, let shared = shared[name] { return free ? shared.free : shared.all }
    return free && hasID(one) ? Holders() : Holders(count: 1, one: one)
  }

  /// Adds a customer to a name; one who has it stays as they are.
  mutating func add(_ name: String, _ customer: Int, hasID: (Int) -> Bool) {
    if first.insert(name, customer) { return }
    guard let one = first[name], one != customer else { return }
    var shared =
      shared[name]
      ?? Shared(
        all: Holders(count: 1, one: one),
        free: hasID(one) ? Holders() : Holders(count: 1, one: one))
    guard shared.all.one != customer else { return }
    shared.all = Holders(count: shared.all.count + 1, one: customer)
    if !hasID(customer) {
      shared.free = Holders(count: shared.free.count + 1, one: customer)
    }
    self.shared[name] = shared
  }

  /// Takes in that the only one of a name without an id has one now.
  mutating func giveID(to name: String) { shared[name]?.free = Holders() }
}

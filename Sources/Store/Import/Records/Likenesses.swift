internal import LoopModel

/// Looks for customers that may be there twice: by e-mail, by domain, by name.
struct Likenesses {
  /// Most customers whose names are compared letter by letter.
  private static let mostSimilar = 30_000

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Pairs of which one at least is among `created`, the surest first.
  func among(_ created: [Int64]) throws(StoreError) -> [RecordImportResult.Likeness] {
    guard !created.isEmpty else { return [] }
    let isNew = Set(created)
    var names: [Int64: String] = [:]
    var order: [Int64] = []
    try connection.query("SELECT id, name FROM customer ORDER BY id") { row in
      names[row.int(0)] = row.text(1)
      order.append(row.int(0))
    }
    var pairs = Pairs(isNew: isNew, names: names)
    for (trait, reason) in [(Trait.email, "same e-mail"), (.website, "same domain")] {
      try connection.query(
        """
        SELECT customer, \(Schema.field("value")) FROM care WHERE verb = 'set'
          AND \(Schema.field("trait")) = ? ORDER BY customer
        """, .text(trait.rawValue)
      ) { row in
        let text = row.text(1)
        guard let key = trait == .email ? folded(text) : ownDomain(text), !key.isEmpty else {
          return
        }
        pairs.add(row.int(0), "\(reason) \(key)", reason)
      }
    }
    let keys = order.map { nameKey(names[$0] ?? "") }
    for (id, key) in zip(order, keys) where !key.isEmpty {
      pairs.add(id, "name \(key)", "same name")
    }
    if order.count <= Likenesses.mostSimilar {
      for (id, key) in zip(order, keys) where key.count >= 6 && !key.contains(where: \.isNumber) {
        var place = key.startIndex
        while place < key.endIndex {
          let next = key.index(after: place)
          pairs.add(id, "near \(key[..<place])\(key[next...])", "similar name")
          place = next
        }
        pairs.add(id, "near \(key)", "similar name")
      }
    }
    return pairs.found
  }

  /// Pairs of customers that share a key; each customer beside the first one of the key.
  private struct Pairs {
    let isNew: Set<Int64>
    let names: [Int64: String]
    private var first: [String: Int64] = [:]
    private var seen: Set<[Int64]> = []
    private(set) var found: [RecordImportResult.Likeness] = []

    init(isNew: Set<Int64>, names: [Int64: String]) {
      self.isNew = isNew
      self.names = names
    }

    mutating func add(_ id: Int64, _ key: String, _ reason: String) {
      guard let other = first[key] else {
        first[key] = id
        return
      }
      guard other != id, isNew.contains(id) || isNew.contains(other),
        let name = names[id], let otherName = names[other], seen.insert([other, id]).inserted
      else { return }
      found.append(
        RecordImportResult.Likeness(
          first: CustomerID(other), firstName: otherName, second: CustomerID(id), secondName: name,
          reason: reason))
    }
  }
}

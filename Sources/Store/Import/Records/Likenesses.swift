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
    created.isEmpty ? [] : try pairs(of: Set(created))
  }

  /// All pairs, the surest first.
  func all() throws(StoreError) -> [RecordImportResult.Likeness] { try pairs(of: nil) }

  /// Pairs of which one at least is among `wanted`; all where nil.
  ///
  /// Who is not the same as somebody said is left out.
  private func pairs(of wanted: Set<Int64>?) throws(StoreError) -> [RecordImportResult.Likeness] {
    var names: [Int64: String] = [:]
    var order: [Int64] = []
    try connection.query("SELECT id, name FROM customer ORDER BY id") { row in
      names[row.int(0)] = row.text(1)
      order.append(row.int(0))
    }
    var pairs = Pairs(wanted: wanted, names: names, apart: try apart())
    for (trait, reason) in [(Trait.email, "same e-mail"), (.website, "same domain")] {
      // The last word on it counts.
      try connection.query(
        """
        SELECT customer, value FROM (
          SELECT customer, \(Schema.field("value")) AS value,
            row_number() OVER (PARTITION BY customer ORDER BY at DESC, event DESC, id DESC) AS place
          FROM care WHERE verb = 'set' AND \(Schema.field("trait")) = ?)
        WHERE place = 1 ORDER BY customer
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

  /// Pairs of whom somebody has said that they are not the same, by what the numbers stand for now.
  private func apart() throws(StoreError) -> Set<[Int64]> {
    var result: Set<[Int64]> = []
    let kept = try connection.mergedCustomers()
    func now(_ id: Int64) -> Int64 {
      var id = id
      for _ in 0..<kept.count {
        guard let next = kept[id] else { break }
        id = next
      }
      return id
    }
    try connection.query("SELECT first, second FROM apart") { row in
      result.insert([now(row.int(0)), now(row.int(1))].sorted())
    }
    return result
  }

  /// Pairs of customers that share a key; each customer beside the first one of the key with whom they
  /// may be one.
  private struct Pairs {
    let wanted: Set<Int64>?
    let names: [Int64: String]
    let apart: Set<[Int64]>
    private var known: [String: [Int64]] = [:]
    private var seen: Set<[Int64]> = []
    private(set) var found: [RecordImportResult.Likeness] = []

    init(wanted: Set<Int64>?, names: [Int64: String], apart: Set<[Int64]>) {
      self.wanted = wanted
      self.names = names
      self.apart = apart
    }

    mutating func add(_ id: Int64, _ key: String, _ reason: String) {
      guard let others = known[key] else {
        known[key] = [id]
        return
      }
      guard !others.contains(id) else { return }
      let other = others.first { !apart.contains([$0, id].sorted()) }
      // Only those who are apart from all before them begin a row of their own.
      if other == nil { known[key]?.append(id) }
      guard let other, wanted.map({ $0.contains(id) || $0.contains(other) }) ?? true,
        let name = names[id], let otherName = names[other],
        seen.insert([other, id].sorted()).inserted
      else { return }
      found.append(
        RecordImportResult.Likeness(
          first: CustomerID(other), firstName: otherName, second: CustomerID(id), secondName: name,
          reason: reason))
    }
  }
}

extension Connection {
  /// Who was merged into whom, by the merges that were not undone.
  func mergedCustomers() throws(StoreError) -> [Int64: Int64] {
    var kept: [Int64: Int64] = [:]
    try query(
      """
      SELECT before ->> '$.other', customer FROM event
      WHERE kind = 'merge' AND customer IS NOT NULL AND \(Store.isInForce)
      """
    ) { row in
      if row.int(0) != row.int(1) { kept[row.int(0)] = row.int(1) }
    }
    return kept
  }
}

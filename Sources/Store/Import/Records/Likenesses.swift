internal import LoopModel

/// Looks for customers that may be there twice: by e-mail, by domain, by name.
///
/// Of each only the hash of what it may share is held, sixteen bytes; customers that share one are
/// looked at again.
struct Likenesses {
  /// Most customers whose names are compared letter by letter.
  private static let mostSimilar = 30_000

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Pairs of which one at least is `new` or a later one, the surest first.
  func among(new: Int64) throws(StoreError) -> [RecordImportResult.Likeness] {
    var pairs = Pairs(new: new)
    for (trait, reason) in [(Trait.email, "same e-mail"), (.website, "same domain")] {
      try connection.query(
        """
        SELECT customer, \(Schema.field("value")) FROM care WHERE verb = 'set'
          AND \(Schema.field("trait")) = ? ORDER BY customer
        """, .text(trait.rawValue)
      ) { row in
        let text = row.text(1)
        if let key = trait == .email ? folded(text) : ownDomain(text), !key.isEmpty {
          pairs.add(row.int(0), key)
        }
      }
      pairs.collect(reason)
    }
    let isSmall =
      try connection.number("SELECT count(*) FROM customer") ?? 0 <= Int64(Likenesses.mostSimilar)
    var similar = Pairs(new: new)
    try connection.query("SELECT id, name FROM customer ORDER BY id") { row in
      let (id, key) = (row.int(0), nameKey(row.text(1)))
      if key.isEmpty { return }
      pairs.add(id, key)
      guard isSmall, key.count >= 6, !key.contains(where: \.isNumber) else { return }
      similar.add(id, key)
      var place = key.startIndex
      while place < key.endIndex {
        let next = key.index(after: place)
        similar.add(id, key[..<place] + key[next...])
        place = next
      }
    }
    pairs.collect("same name")
    pairs.take(&similar, "similar name")
    return try pairs.found.map { (pair) throws(StoreError) in
      RecordImportResult.Likeness(
        first: CustomerID(pair.first), firstName: try name(pair.first),
        second: CustomerID(pair.second), secondName: try name(pair.second), reason: pair.reason)
    }
  }

  private func name(_ id: Int64) throws(StoreError) -> String {
    try connection.first("SELECT name FROM customer WHERE id = ?", .int(id)) { $0.text(0) } ?? ""
  }

  /// Pairs of customers that share a key; each customer beside the first one of the key.
  private struct Pairs {
    struct Pair: Hashable {
      let first: Int64
      let second: Int64
      let reason: String

      static func == (left: Pair, right: Pair) -> Bool {
        left.first == right.first && left.second == right.second
      }

      func hash(into hasher: inout Hasher) {
        hasher.combine(first)
        hasher.combine(second)
      }
    }

    private let new: Int64
    private var keys: [(hash: UInt64, id: Int64)] = []
    private var seen: Set<Pair> = []
    private(set) var found: [Pair] = []

    init(new: Int64) {
      self.new = new
    }

    mutating func add(_ id: Int64, _ key: some StringProtocol) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      keys.append((hash, id))
    }

    /// Finds the pairs among what was added, and begins anew.
    mutating func collect(_ reason: String) {
      keys.sort { ($0.hash, $0.id) < ($1.hash, $1.id) }
      var pairs: [Pair] = []
      var start = 0
      for place in keys.indices.dropFirst() {
        if keys[place].hash != keys[start].hash { start = place }
        let (first, second) = (keys[start].id, keys[place].id)
        guard first != second, second >= new else { continue }
        pairs.append(Pair(first: first, second: second, reason: reason))
      }
      pairs.sort { ($0.second, $0.first) < ($1.second, $1.first) }
      for pair in pairs where seen.insert(pair).inserted { found.append(pair) }
      keys.removeAll()
    }

    /// Adds the pairs of another table.
    mutating func take(_ other: inout Pairs, _ reason: String) {
      keys = other.keys
      other.keys = []
      collect(reason)
    }
  }
}

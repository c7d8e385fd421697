internal import LoopModel

/// Looks for customers that may be there twice: by e-mail, by domain, by name.
///
/// Of each only the hash of what it may share is held, sixteen bytes; customers that share one are
/// looked at again.
struct Likenesses {
  /// Most customers whose names are compared letter by letter.
  private static let mostSimilar = 30_000
  /// Most customers who share a domain that may be one each; more are a group, or guests of a service.
  private static let mostSharing = 5

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Pairs of which one at least is `new` or a later one, the surest first.
  func among(new: Int64) throws(StoreError) -> [RecordImportResult.Likeness] {
    try pairs(from: new)
  }

  /// All pairs, the surest first.
  func all() throws(StoreError) -> [RecordImportResult.Likeness] { try pairs(from: .min) }

  /// Pairs of which one at least has the number `new` or a later one.
  ///
  /// Who is not the same as somebody said is left out.
  private func pairs(from new: Int64) throws(StoreError) -> [RecordImportResult.Likeness] {
    var pairs = Pairs(new: new, apart: try apart())
    var domains = Pairs(new: new, apart: pairs.apart)
    try forEach(.email) { id, email in
      pairs.add(id, folded(email))
      if let domain = ownDomain(email) { domains.add(id, domain) }
    }
    pairs.collect("same e-mail")
    try forEach(.website) { id, website in
      if let domain = ownDomain(website) { domains.add(id, domain) }
    }
    pairs.take(&domains, "same domain", sharedByAtMost: Likenesses.mostSharing)
    let isSmall =
      try connection.number("SELECT count(*) FROM customer") ?? 0 <= Int64(Likenesses.mostSimilar)
    var similar = Pairs(new: new, apart: pairs.apart)
    try connection.query("SELECT id, name FROM customer ORDER BY id") { row in
      let (id, key) = (row.int(0), nameKey(row.text(1)))
      if key.isEmpty { return }
      pairs.add(id, key)
      guard isSmall, key.count >= 4, !key.contains(where: \.isNumber) else { return }
      // Of short names only a doubled letter is passed over, as in `Gamma` and `Gama`: too many differ
      // by one letter and have nothing to do with each other, as `Marta` and `Maria`.
      guard key.count >= 6 else { return similar.add(id, singled(key)) }
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
        first: CustomerID(pair.couple.first), firstName: try name(pair.couple.first),
        second: CustomerID(pair.couple.second), secondName: try name(pair.couple.second),
        reason: pair.reason)
    }
  }

  /// Calls `body` with the last word on a trait of each customer of whom there is one.
  private func forEach(
    _ trait: Trait, _ body: (Int64, String) -> Void
  ) throws(StoreError) {
    try connection.query(
      """
      SELECT customer, value FROM (
        SELECT customer, \(Schema.field("value")) AS value,
          row_number() OVER (PARTITION BY customer ORDER BY at DESC, event DESC, id DESC) AS place
        FROM care WHERE verb = 'set' AND \(Schema.field("trait")) = ?)
      WHERE place = 1 ORDER BY customer
      """, .text(trait.rawValue)
    ) { row in
      let value = row.text(1)
      if !value.isEmpty { body(row.int(0), value) }
    }
  }

  /// A name with one letter in the place of several equal ones.
  private func singled(_ name: String) -> String {
    var result = ""
    for letter in name where letter != result.last { result.append(letter) }
    return result
  }

  private func name(_ id: Int64) throws(StoreError) -> String {
    try connection.first("SELECT name FROM customer WHERE id = ?", .int(id)) { $0.text(0) } ?? ""
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
    /// Two customers, the lower number first.
    struct Couple: Hashable {
      let first: Int64
      let second: Int64
    }

    let new: Int64
    let apart: Set<[Int64]>
    private var keys: [(hash: UInt64, id: Int64)] = []
    private var seen: Set<Couple> = []
    private(set) var found: [(couple: Couple, reason: String)] = []

    init(new: Int64, apart: Set<[Int64]>) {
      self.new = new
      self.apart = apart
    }

    mutating func add(_ id: Int64, _ key: some StringProtocol) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      keys.append((hash, id))
    }

    /// Finds the pairs among what was added, and begins anew.
    ///
    /// What more customers share than `most` says nothing.
    mutating func collect(_ reason: String, sharedByAtMost most: Int = .max) {
      keys.sort { ($0.hash, $0.id) < ($1.hash, $1.id) }
      if most < .max { leaveOut(sharedByMoreThan: most) }
      var couples: [Couple] = []
      var heads: [Int64] = []
      for (place, key) in keys.enumerated() {
        if place == 0 || keys[place - 1].hash != key.hash {
          heads = [key.id]
          continue
        }
        if keys[place - 1].id == key.id { continue }
        // Only those who are apart from all before them begin a row of their own.
        guard let other = heads.first(where: { !isApart($0, key.id) }) else {
          heads.append(key.id)
          continue
        }
        if key.id >= new { couples.append(Couple(first: other, second: key.id)) }
      }
      couples.sort { ($0.second, $0.first) < ($1.second, $1.first) }
      for couple in couples where seen.insert(couple).inserted { found.append((couple, reason)) }
      keys.removeAll()
    }

    /// Leaves out of the keys in order what too many customers share; each stands once for each key.
    private mutating func leaveOut(sharedByMoreThan most: Int) {
      var counts: [UInt64: Int] = [:]
      var last: (hash: UInt64, id: Int64)?
      for key in keys {
        defer { last = key }
        if let last, last == key { continue }
        counts[key.hash, default: 0] += 1
      }
      keys.removeAll { counts[$0.hash, default: 0] > most }
    }

    private func isApart(_ one: Int64, _ other: Int64) -> Bool {
      !apart.isEmpty && apart.contains([one, other].sorted())
    }

    /// Adds the pairs of another table.
    mutating func take(
      _ other: inout Pairs, _ reason: String, sharedByAtMost most: Int = .max
    ) {
      keys = other.keys
      other.keys = []
      collect(reason, sharedByAtMost: most)
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

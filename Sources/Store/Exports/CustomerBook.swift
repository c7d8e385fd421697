internal import LoopModel

/// The customers that exports are about, each with what the first reading of the files says of them.
struct CustomerBook {
  /// A customer.
  struct Entry {
    /// What the exports call them: an id of another system, or `#` and their number.
    let id: String
    var externalID: String
    var name: String?
    var owner: String
    var number: Int64?
    var since: Day?
    var hasPurchases = false
    /// Whether the file of customers has them.
    var isListed = false
  }

  /// What can be the number of a customer.
  static let numbers: ClosedRange<Int64> = 1...(1 << 53)

  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// The place of the customer of the row before: rows of one stand together.
  private var last: Int?

  /// The place of a customer in `entries`; nil for one who is not there.
  mutating func place(of id: String) -> Int? {
    if let last, entries[last].id == id { return last }
    last = places[id]
    return last
  }

  /// Takes in a row of the export of customers; gives what is wrong with it.
  mutating func list(
    id: String, name: String, owner: String, number: Int64, since: Day
  ) -> String? {
    if places[id] != nil { return "there are two customers of the id '\(id)'" }
    let isNumber = id == "#\(number)"
    add(
      Entry(
        id: id, externalID: isNumber ? "" : id, name: name, owner: owner, number: number,
        since: since, isListed: true))
    return nil
  }

  /// Takes in a row that is about a customer; gives what is wrong with it.
  mutating func note(
    id: String, name: String, owner: String, day: Day, isPurchase: Bool
  ) -> String? {
    let place: Int
    if let known = self.place(of: id) {
      place = known
    } else {
      let number = id.hasPrefix("#") ? Int64(id.dropFirst()) : nil
      let isNumber = number.map { CustomerBook.numbers.contains($0) && id == "#\($0)" } ?? false
      place = add(
        Entry(
          id: id, externalID: isNumber ? "" : id, name: name, owner: owner,
          number: isNumber ? number : nil, since: day))
    }
    if isPurchase { entries[place].hasPurchases = true }
    if !entries[place].isListed, let since = entries[place].since, day < since {
      entries[place].since = day
    }
    guard entries[place].name != name else { return nil }
    // Who has no name is listed under a stand-in for one.
    if entries[place].isListed, name.isEmpty, entries[place].name == "Customer \(id)" {
      entries[place].name = ""
      return nil
    }
    return "'\(id)' is called '\(name)' here and '\(entries[place].name ?? "")' before"
  }

  @discardableResult
  private mutating func add(_ entry: Entry) -> Int {
    places[entry.id] = entries.count
    entries.append(entry)
    last = entries.count - 1
    return entries.count - 1
  }

  /// Gives each customer without a number one: the next that is free after the customer before, so that
  /// they keep the order they have in the files.
  ///
  /// `sequences` are the places of the customers in the order each file has them in. Gives what is wrong.
  mutating func number(from first: Int64, by sequences: [[Int]]) -> String? {
    var taken: Set<Int64> = []
    for entry in entries {
      guard let number = entry.number else { continue }
      guard taken.insert(number).inserted else {
        return "two customers have the number \(number)"
      }
    }
    var next = first
    for index in order(by: sequences) {
      if let number = entries[index].number {
        next = max(next, number + 1)
        continue
      }
      while taken.contains(next) { next += 1 }
      entries[index].number = next
      next += 1
    }
    return nil
  }

  /// An order of all places that agrees with that of each file, as far as they agree with each other.
  private func order(by sequences: [[Int]]) -> [Int] {
    let numbered = entries.indices.filter { entries[$0].number != nil }
      .sorted { (entries[$0].number ?? 0) < (entries[$1].number ?? 0) }
    guard numbered.count < entries.count else { return numbered }
    var followers: [[Int]] = Array(repeating: [], count: entries.count)
    var waiting = Array(repeating: 0, count: entries.count)
    for sequence in sequences + [numbered] {
      for (one, other) in zip(sequence, sequence.dropFirst()) {
        followers[one].append(other)
        waiting[other] += 1
      }
    }
    var ready = Array(entries.indices.filter { waiting[$0] == 0 }.reversed())
    var order: [Int] = []
    while let place = ready.popLast() {
      order.append(place)
      for follower in followers[place].reversed() {
        waiting[follower] -= 1
        if waiting[follower] == 0 { ready.append(follower) }
      }
    }
    return order + entries.indices.filter { waiting[$0] > 0 }
  }
}

import LoopModel
import Testing

@Suite struct `A roster` {
  static func roster(ids: some Sequence<Int64>) -> Roster {
    var roster = Roster()
    for id in ids {
      let facts = facts(id, knownDaysAgo: 3)
      roster.append(
        facts, reading: Reading(of: facts, at: now.day, by: .thirtyDays), name: "Name \(id)",
        externalID: "K-\(id)")
    }
    return roster
  }

  @Test func `finds a customer by id across chunks`() {
    let roster = Self.roster(ids: (1...2500).map { Int64($0) * 3 })
    var wrong: [Int] = []
    for id in 0...7503 {
      let expected = id.isMultiple(of: 3) && (3...7500).contains(id) ? id / 3 - 1 : nil
      if roster.index(of: CustomerID(Int64(id))) != expected { wrong.append(id) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `knows where a customer would be`() {
    let roster = Self.roster(ids: [10, 20, 30])
    #expect(
      [5, 10, 15, 30, 31].map { roster.insertionIndex(of: CustomerID($0)) } == [0, 0, 1, 2, 3])
  }

  @Test func `finds nobody when it is empty`() {
    #expect(Roster().index(of: CustomerID(1)) == nil)
    #expect(Roster().count == 0)
  }

  @Test(arguments: [
    (0, []), (1, [1]), (1024, [1024]), (1025, [1024, 1]), (2500, [1024, 1024, 452]),
  ])
  func `fills its chunks one after the other`(count: Int, sizes: [Int]) {
    let roster = Self.roster(ids: (0..<count).map { Int64($0 + 1) })
    #expect(roster.chunks.map(\.facts.count) == sizes)
    #expect(roster.count == count)
  }

  @Test func `says the same of a customer by index as by chunk`() {
    let roster = Self.roster(ids: 1...2100)
    #expect(roster.facts(2048).id == CustomerID(2049))
    #expect(roster.storedName(2048) == "Name 2049")
    #expect(roster.externalID(1023) == "K-1024")
    #expect(roster.reading(1024) == roster.chunks[1].readings[0])
  }

  @Test func `shares with its copy what was not replaced`() {
    let roster = Self.roster(ids: 1...3000)
    var copy = roster
    copy.replace(
      1500, facts: roster.facts(1500), reading: roster.reading(1500), name: "Zoë", externalID: "")
    #expect(roster.storedName(1500) == "Name 1501")
    #expect(copy.storedName(1500) == "Zoë")
    func address(_ roster: Roster, _ chunk: Int) -> UnsafeRawPointer? {
      roster.chunks[chunk].names.withUnsafeBytes { UnsafeRawPointer($0.baseAddress) }
    }
    #expect(address(copy, 0) == address(roster, 0))
    #expect(address(copy, 1) != address(roster, 1))
    #expect(address(copy, 2) == address(roster, 2))
  }

  @Test func `searches a replaced name and no longer the old one`() throws {
    var roster = Self.roster(ids: 1...5)
    let before = roster.chunks[0].searchRange(2)
    #expect(Array(roster.chunks[0].searchText[before]) == Array("name 3\nk-3".utf8))
    roster.replace(
      2, facts: roster.facts(2), reading: roster.reading(2), name: "Zoë Köhler", externalID: "Q")
    let chunk = roster.chunks[0]
    #expect(Array(chunk.searchText[chunk.searchRange(2)]) == Array("zoe kohler\nq".utf8))
    #expect(Array(chunk.searchText[chunk.searchRange(3)]) == Array("name 4\nk-4".utf8))
  }

  @Test(arguments: [
    ("Zoë", "K-1", "Zoë"), ("", "K-1", "Customer K-1"), ("", "", "Customer #7"),
    ("Zoë", "", "Zoë"),
  ])
  func `calls a customer by name, by id elsewhere, or by number`(
    name: String, externalID: String, shown: String
  ) {
    var roster = Roster()
    let facts = facts(7)
    roster.append(
      facts, reading: Reading(of: facts, at: now.day, by: .thirtyDays), name: name,
      externalID: externalID)
    #expect(roster.name(0) == shown)
    #expect(roster.storedName(0) == name)
  }

  @Test func `reads everybody again at another moment, leaving the facts`() {
    let entries = randomEntries(count: 1500, seed: 21)
    var roster = board(of: entries).roster
    let later = now.day + 100
    var yardstick = Yardstick.thirtyDays
    roster.readAgain(at: later, by: &yardstick)
    for index in 0..<roster.count {
      #expect(roster.facts(index) == entries[index].facts)
      #expect(
        roster.reading(index) == Reading(of: entries[index].facts, at: later, by: yardstick))
    }
  }

  @Test func `reads the same whoever shares the work`() {
    let entries = randomEntries(count: 20_000, seed: 22)
    var alone = board(of: entries).roster
    var shared = alone
    var measures = (alone: Yardstick.thirtyDays, shared: Yardstick.thirtyDays)
    alone.readAgain(at: now.day + 9, by: &measures.alone)
    shared.readAgain(at: now.day + 9, by: &measures.shared, sharing: SecondFirst())
    #expect(measures.alone == measures.shared)
    for index in 0..<alone.count { #expect(alone.reading(index) == shared.reading(index)) }
  }
}

/// Does the second piece of work before the first.
private struct SecondFirst: WorkSharing {
  func both<First, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let answer = second()
    return (first(), answer)
  }
}

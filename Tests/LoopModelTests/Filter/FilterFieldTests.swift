import LoopModel
import Testing

@Suite struct `A filter's field` {
  @Test func `goes by words that no other field goes by`() {
    let words = FilterField.allCases.flatMap { [$0.rawValue] + $0.aliases }
    #expect(Set(words).count == words.count)
    let others = ["owner", "o", "stage", "name", "n", "id", "trend", "placed", "by", "flag"]
    #expect(Set(words).isDisjoint(with: others))
    #expect(words.allSatisfy { $0 == folded($0) && !$0.contains(" ") })
  }

  @Test(arguments: FilterField.allCases)
  func `is explained, and understood under every word`(field: FilterField) throws {
    #expect(!field.explanation.isEmpty)
    let value = field.isDate ? ">2026-01-01" : ">3"
    let expected = try Filter("\(field.rawValue):\(value)").matches(in: filterSnapshot)
    for alias in field.aliases {
      #expect(try Filter("\(alias):\(value)").matches(in: filterSnapshot) == expected)
    }
  }

  @Test func `has no value of someone who never bought where it is about purchases`() {
    let facts = facts(1, knownDaysAgo: 40)
    let reading = Reading(of: facts, at: now.day, by: .thirtyDays)
    let known = FilterField.allCases.filter {
      $0.value(facts, reading, currency: .unknown) != nil
    }
    #expect(known == [.lap, .revenue, .purchases, .gap, .age, .since])
  }

  @Test func `has the value a screen shows`() throws {
    let facts = facts(1, boughtDaysAgo: [40, 10], revenue: 123_456)
    let reading = Reading(of: facts, at: now.day, by: .thirtyDays)
    let values = FilterField.allCases.map {
      $0.value(facts, reading, currency: Currency(code: "EUR"))
    }
    let pace = try #require(reading.pace)
    #expect(
      values == [
        2, reading.momentum, 10, pace.survival * 100, pace.active * 100, nil, 1234.56, 2, 30,
        reading.stageDays, now.day - 10, now.day - 40, nil, nil, nil,
        nil, nil,
      ])
  }
}

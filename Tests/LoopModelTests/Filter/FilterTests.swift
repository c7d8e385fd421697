import LoopModel
import Testing

/// A question and whom it means, told without the filter.
struct FilterCase: Sendable, CustomTestStringConvertible {
  var text: String
  var passes: @Sendable (CustomerFacts, Reading) -> Bool
  var testDescription: String { text }

  init(_ text: String, _ passes: @escaping @Sendable (CustomerFacts, Reading) -> Bool) {
    self.text = text
    self.passes = passes
  }
}

/// A business large enough that every question has somebody who passes and somebody who does not.
let filterSnapshot: Snapshot = {
  var board = board(of: randomEntries(count: 2500, seed: 71))
  return board.publish()
}()

/// Four customers to be searched for by name.
private let namedSnapshot: Snapshot = {
  let names = [
    ("Zoë Köhler", "K-10"), ("Casa \"Blu\" S.r.l.", "K-1"), ("漢字商店", ""), ("stalled: 7", "up-9"),
  ]
  var board = board(
    of: names.enumerated().map { place, name in
      Board.Entry(
        facts: facts(Int64(place + 1), owner: UInt16(place)), name: name.0, externalID: name.1)
    })
  return board.publish()
}()

private func ids(_ text: String, me: String = "") throws -> [Int64] {
  try Filter(text, me: me).matches(in: namedSnapshot).map {
    namedSnapshot.roster.facts(Int($0)).id.number
  }
}

@Suite struct `A filter` {
  @Test(arguments: [
    FilterCase("stage:3") { $1.position.stage == .momentum },
    FilterCase("stage:3,5") { [.momentum, .automation].contains($1.position.stage) },
    FilterCase("stage:3-5") { (3...5).contains($1.position.stage.number) },
    FilterCase("stage:6-1") { [.metrics, .swell, .salesLoop].contains($1.position.stage) },
    FilterCase("stage:7-6") { _, _ in true },
    FilterCase("stage:2-2") { $1.position.stage == .customerExperience },
    FilterCase("stage:heatup") { $1.position.stage == .heatUp },
    FilterCase("stage:heat-up") { $1.position.stage == .heatUp },
    FilterCase("stage:\"heat up\"") { $1.position.stage == .heatUp },
    FilterCase("STAGE:Swell-Sales") { [.swell, .salesLoop].contains($1.position.stage) },
    FilterCase("stage:1,6-7") { [.salesLoop, .metrics, .swell].contains($1.position.stage) },
    FilterCase("-stage:3") { $1.position.stage != .momentum },
    FilterCase("!stage:3") { $1.position.stage != .momentum },
  ])
  func `asks for stages, also over the top of the loop`(question: FilterCase) throws {
    try check(question)
  }

  @Test(arguments: [
    FilterCase("lap:3") { facts, reading in reading.position.lap == 3 },
    FilterCase("laps:>3") { $1.position.lap > 3 },
    FilterCase("momentum:<0.8") { ($1.momentum ?? .nan) < 0.8 },
    FilterCase("momentum:>=1.2x") { ($1.momentum ?? .nan) >= 1.2 },
    FilterCase("speed:0.5×..1.5×") { (0.5...1.5).contains($1.momentum ?? -1) },
    FilterCase("silence:>60d") { ($1.silenceDays ?? -1) > 60 },
    FilterCase("silent:<=7") { ($1.silenceDays ?? 99) <= 7 },
    FilterCase("silence:10-20") { (10...20).contains($1.silenceDays ?? -1) },
    FilterCase("survival:<10%") { ($1.pace?.survival ?? 9) * 100 < 10 },
    FilterCase("s:<10") { ($1.pace?.survival ?? 9) * 100 < 10 },
    FilterCase("active:<50") { ($1.pace?.active ?? 9) * 100 < 50 },
    FilterCase("alive:>50%") { ($1.pace?.active ?? -9) * 100 > 50 },
    FilterCase("p:>50") { ($1.pace?.active ?? -9) * 100 > 50 },
    FilterCase("revenue:>2k") { facts, reading in facts.revenue > 200_000 },
    FilterCase("value:<=1.5k") { facts, reading in facts.revenue <= 150_000 },
    FilterCase("spend:1k-2k") { facts, reading in (100_000...200_000).contains(facts.revenue) },
    FilterCase("purchases:=3") { facts, reading in facts.purchases == 3 },
    FilterCase("bought:>=3") { facts, reading in facts.purchases >= 3 },
    FilterCase("orders:0") { facts, reading in facts.purchases == 0 },
    FilterCase("gap:..20") { $1.typicalGapDays <= 20 },
    FilterCase("rhythm:20..") { $1.typicalGapDays >= 20 },
    FilterCase("age:>30") { $1.stageDays > 30 },
    FilterCase("days:<30") { $1.stageDays < 30 },
    FilterCase("instage:30-90") { (30...90).contains($1.stageDays) },
    FilterCase("-silence:>60") { !(($1.silenceDays ?? -1) > 60) },
  ])
  func `asks for numbers`(question: FilterCase) throws {
    try check(question)
  }

  @Test(arguments: [
    FilterCase("last:>2026-01-31") { facts, reading in (facts.rhythm?.last.iso ?? "") > "2026-01-31"
    },
    FilterCase("lastpurchase:<=2025-06-30") { facts, reading in
      (facts.rhythm?.last.iso ?? "9") <= "2025-06-30"
    },
    FilterCase("last:2025-01-01..2025-12-31") { facts, reading in
      (facts.rhythm?.last.iso ?? "").hasPrefix("2025-")
    },
    FilterCase("since:..2024-12-31") { facts, reading in facts.since.iso <= "2024-12-31" },
    FilterCase("known:2025-07-01..") { facts, reading in facts.since.iso >= "2025-07-01" },
    FilterCase("since:>=2026-03-16") { facts, reading in facts.since == today },
    FilterCase("since:2026-03-16") { facts, reading in facts.since == today },
  ])
  func `asks for days`(question: FilterCase) throws {
    try check(question)
  }

  @Test(arguments: [
    FilterCase("stalled") { $1.isStalled },
    FilterCase("-stalled") { !$1.isStalled },
    FilterCase("late") { $1.flag == .late },
    FilterCase("lapsed") { $1.flag == .lapsed },
    FilterCase("flag:late") { $1.flag == .late },
    FilterCase("flag:stalled") { $1.flag == .stalled },
    FilterCase("flag:lap") { $1.flag == .lapsed },
    FilterCase("new") { $1.trend == .new },
    FilterCase("up") { $1.trend == .up },
    FilterCase("steady") { $1.trend == .steady },
    FilterCase("DOWN") { $1.trend == .down },
    FilterCase("trend:up,down") { $1.trend == .up || $1.trend == .down },
    FilterCase("trend:stopped") { $1.flag == .stalled || $1.flag == .lapsed },
    FilterCase("trend:n") { $1.trend == .new },
    FilterCase("bought") { facts, reading in facts.rhythm != nil },
    FilterCase("-bought") { facts, reading in facts.rhythm == nil },
    FilterCase("waiting") { $1.position.isHeld },
    FilterCase("placed:hand") { $1.placedBy == .hand },
    FilterCase("by:pur") { $1.placedBy == .purchases },
    FilterCase("placed:start,hand") { $1.placedBy != .purchases },
  ])
  func `asks for flags, trends and placement`(question: FilterCase) throws {
    try check(question)
  }

  @Test(arguments: [
    FilterCase("owner:bruno") { facts, reading in facts.owner == 2 },
    FilterCase("o:bru") { facts, reading in facts.owner == 2 },
    FilterCase("owner:ana") { facts, reading in facts.owner == 1 || facts.owner == 3 },
    FilterCase("owner:anab") { facts, reading in facts.owner == 3 },
    FilterCase("owner:CHLOE") { facts, reading in facts.owner == 4 },
    FilterCase("owner:bruno,chloé") { facts, reading in facts.owner == 2 || facts.owner == 4 },
    FilterCase("owner:nobody") { facts, reading in facts.owner == 0 },
    FilterCase("owner:none") { facts, reading in facts.owner == 0 },
    FilterCase("-owner:nobody") { facts, reading in facts.owner != 0 },
    FilterCase("owner:nobody,bruno") { facts, reading in facts.owner == 0 || facts.owner == 2 },
    FilterCase("owner:me") { facts, reading in facts.owner == 1 },
    FilterCase("owner:me,bruno") { facts, reading in facts.owner == 1 || facts.owner == 2 },
  ])
  func `asks for owners, for nobody's and for one's own`(question: FilterCase) throws {
    try check(question, me: "Ana")
  }

  @Test(arguments: [
    FilterCase("stage:3 stalled") { $1.position.stage == .momentum && $1.isStalled },
    FilterCase("owner:bruno -stage:3-4 momentum:>1") {
      $0.owner == 2 && ![.momentum, .heatUp].contains($1.position.stage) && ($1.momentum ?? 0) > 1
    },
    FilterCase("  up   lap:>2  ") { $1.trend == .up && $1.position.lap > 2 },
  ])
  func `lets through those who pass every word`(question: FilterCase) throws {
    try check(question)
  }

  private func check(_ question: FilterCase, me: String = "") throws {
    let snapshot = filterSnapshot
    let filter = try Filter(question.text, me: me)
    let expected = (0..<snapshot.roster.count).filter {
      question.passes(snapshot.roster.facts($0), snapshot.roster.reading($0))
    }
    #expect(!expected.isEmpty)
    #expect(filter.matches(in: snapshot).map(Int.init) == expected)
    #expect(filter.text == question.text)
    #expect(!filter.isEveryone)
    for index in stride(from: 0, to: snapshot.roster.count, by: 251) {
      #expect(filter.passes(index, in: snapshot) == expected.contains(index))
    }
  }

  @Test(arguments: ["", " ", "   ", "\"\"", "-\"\""])
  func `that is empty lets everyone pass`(text: String) throws {
    let filter = try Filter(text)
    #expect(filter.isEveryone)
    #expect(filter.matches(in: filterSnapshot) == (0..<2500).map(Int32.init))
    #expect(filter.passes(7, in: filterSnapshot))
    #expect(Filter.everyone.matches(in: filterSnapshot).count == 2500)
  }

  @Test(arguments: [
    ("zoe", [1]), ("ZOË", [1]), ("koh", [1]), ("zoe koh", [1]), ("\"zoe koh\"", [1]),
    ("\"koh zoe\"", []), ("-zoe", [2, 3, 4]), ("!zoe", [2, 3, 4]), ("漢字", [3]), ("k-1", [1, 2]),
    ("k-10", [1]), ("s.r.l", [2]), ("name:casa", [2]), ("n:casa", [2]), ("name:\"casa \"", [2]),
    ("-name:casa", [1, 3, 4]), ("id:k-1", [2]), ("id:K-10", [1]), ("id:0", []),
    ("-id:k-1", [1, 3, 4]),
    ("id:blu", []), ("\"-zoe\"", []), ("x", []), ("zoekohler", []), ("\"r k\"", []),
  ])
  func `looks for words in names and ids`(text: String, expected: [Int64]) throws {
    #expect(try ids(text) == expected)
  }

  @Test(arguments: [
    ("stalled", []), ("\"stalled\"", [4]), ("-\"stalled\"", [1, 2, 3]),
    ("!\"stalled\"", [1, 2, 3]),
    ("\"stalled: 7\"", [4]), ("-\"stalled: 7\"", [1, 2, 3]), ("up", []), ("\"up\"", [4]),
    ("\"UP-9\"", [4]),
  ])
  func `takes what is quoted as text, whatever it says`(text: String, expected: [Int64]) throws {
    #expect(try ids(text) == expected)
  }

  @Test(arguments: [("ana", [2]), ("bruno", [3]), ("", []), ("nobody here", [])])
  func `takes me for who asks, and nobody for none`(me: String, expected: [Int64]) throws {
    #expect(try ids("owner:me", me: me) == expected)
  }

  @Test func `has numbers nobody passes who has none`() throws {
    for text in ["momentum:>=0", "momentum:..9999", "silence:..99999", "active:0-100"] {
      #expect(try ids(text).isEmpty, "\(text)")
    }
  }

  @Test(arguments: [
    ("lap:1", 4), ("lap:=1", 4), ("lap:>1", 0), ("lap:>=1", 4), ("lap:<1", 0), ("lap:<=1", 4),
    ("lap:1..1", 4), ("lap:2..1", 0), ("lap:0-1", 4), ("lap:-1", 0), ("lap:-1-1", 4),
    ("lap:1-", 4), ("lap:0.001k", 4), ("lap:..", 4), ("lap:1e0", 4),
  ])
  func `has bounds in or out of its ranges`(text: String, count: Int) throws {
    #expect(try ids(text).count == count)
  }

  @Test func `asks for amounts in the major unit of the store's currency`() throws {
    for (code, revenue) in [("EUR", 1_000_00), ("JPY", 1_000), ("KWD", 1_000_000)] {
      var board = board(
        of: [
          Board.Entry(facts: facts(1, revenue: Int64(revenue)), name: "", externalID: ""),
          Board.Entry(facts: facts(2, revenue: Int64(revenue) - 1), name: "", externalID: ""),
        ], currency: Currency(code: code))
      #expect(try Filter("revenue:>=1k").matches(in: board.publish()) == [0])
    }
  }

  @Test func `never crashes, whatever is typed`() {
    let pieces = [
      "-", "!", "\"", ":", ",", "..", "<", ">", "=", "<=", " ", "  ", "0", "1", "7", "9", "k", "x",
      "%", "d", "e", "stage", "owner", "me", "momentum", "last", "2026-01-01", "up", "stalled",
      "flag", "trend", "id", "name", "é", "e\u{301}", "漢", "\u{200B}", "\u{0}", "\n", "🇮🇹",
      "\u{1B}[31m", "nan", "inf", "1e999", "99999999999999999999", "heat", "6-1", "placed", "-1",
    ]
    var random = SeededRandom(seed: 72)
    var read = 0
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      do throws(FilterError) {
        let matches = try Filter(text, me: "ana").matches(in: namedSnapshot)
        #expect(matches == matches.sorted() && matches.allSatisfy { (0..<4).contains($0) })
        read += 1
      } catch {
        #expect((0...text.count).contains(error.column), "\(text)")
        #expect(!error.message.isEmpty)
      }
    }
    #expect((2_000..<18_000).contains(read), "\(read)")
  }

  @Test func `turned round lets through all others`() throws {
    for text in ["up", "stage:6-1", "momentum:<1", "owner:ana", "zo", "id:k-7", "last:>2026-01-01"]
    {
      let plain = Set(try Filter(text).matches(in: filterSnapshot))
      let turned = Set(try Filter("-" + text).matches(in: filterSnapshot))
      #expect(plain.isDisjoint(with: turned), "\(text)")
      #expect(plain.count + turned.count == 2500, "\(text)")
    }
  }
}

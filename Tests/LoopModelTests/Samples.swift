import LoopModel
import Testing

/// A day written as `2026-03-16`.
func day(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
  try #require(Day(iso: iso), sourceLocation: sourceLocation)
}

/// The day most samples stand on, Monday 16 March 2026.
let today = Day(number: 20_528)

/// The rhythm of purchases so many days before `today`, the longest ago first.
func rhythm(daysAgo: [Int], memory: Double = PurchaseRhythm.memory) throws -> PurchaseRhythm {
  try #require(PurchaseRhythm(days: daysAgo.map { today.advanced(by: -$0) }, memory: memory))
}

/// The facts of a customer who bought so many days before `today`, the longest ago first.
func facts(
  _ number: Int64, boughtDaysAgo daysAgo: [Int] = [], knownDaysAgo: Int? = nil, owner: UInt16 = 0,
  recorded: Int64 = 0, revenue: Int64 = 0, move: Move? = nil
) -> CustomerFacts {
  CustomerFacts(
    id: CustomerID(number), since: today.advanced(by: -(knownDaysAgo ?? daysAgo.first ?? 0)),
    owner: owner, rhythm: PurchaseRhythm(days: daysAgo.map { today.advanced(by: -$0) }),
    lastPurchaseRecorded: Timestamp(milliseconds: recorded), revenue: revenue, move: move)
}

/// The end of `today`.
let now = Moment(day: Double(today.number), isLive: true, readAtMinute: 842)

extension Yardstick {
  /// A yardstick of a store with a median gap of 30 days.
  static let thirtyDays = Yardstick(medianGapDays: 30)
}

/// A business of any size, drawn by lot but the same on every run: some have never bought, some
/// were moved, some are long gone.
func randomEntries(count: Int, seed: UInt64, firstID: Int64 = 1) -> [Board.Entry] {
  var random = SeededRandom(seed: seed)
  let names = ["Zoë Köhler", "Casa Blu", "São Brás", "Łódź Tools", "漢字商店", "Ana's Bakery", ""]
  return (0..<count).map { place in
    let number = firstID + Int64(place)
    let gap = Int.random(in: 2...90, using: &random)
    let count = [0, 1, 2, 3, 5, 8, 13, 21].randomElement(using: &random) ?? 0
    let start = today.advanced(by: -Int.random(in: 0...1000, using: &random))
    let days = random.purchaseDays(count: count, from: start, longestGap: gap).filter {
      $0 <= today
    }
    var move: Move?
    if Int.random(in: 0..<5, using: &random) == 0 {
      move = Move(
        stage: Stage.allCases.randomElement(using: &random) ?? .swell,
        lap: Int32.random(in: 1...20, using: &random),
        day: today.advanced(by: -Int.random(in: 0...70, using: &random)),
        at: Timestamp(milliseconds: Int64.random(in: 0...1000, using: &random)))
    }
    let facts = CustomerFacts(
      id: CustomerID(number), since: start, owner: UInt16.random(in: 0...4, using: &random),
      rhythm: PurchaseRhythm(days: days),
      lastPurchaseRecorded: Timestamp(milliseconds: Int64.random(in: 0...1000, using: &random)),
      revenue: Int64.random(in: -5_000...5_000_00, using: &random), move: move)
    return Board.Entry(
      facts: facts, name: names.randomElement(using: &random) ?? "",
      externalID: Int.random(in: 0..<8, using: &random) == 0 ? "" : "K-\(number)")
  }
}

/// A board with these customers on it, read at the end of `today`.
func board(
  of entries: [Board.Entry], medianGapDays: Double = 30, currency: Currency = Currency(code: "EUR")
) -> Board {
  var board = Board(moment: now)
  board.setFrame(
    owners: ["", "ana", "bruno", "Anabel", "Chloé"], currency: currency, firstRecordedDay: nil,
    lastRecordedDay: today)
  board.load(entries, moment: now, medianGapDays: medianGapDays, shares: .standard)
  return board
}

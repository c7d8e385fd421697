import LoopModel
import Refresh
import Store
import Testing

@Suite struct StoreBoardTests {
  private let folder = StoreFolder()
  private let clock = Clock.noon("2026-03-16")

  private func filledStore() throws -> Store {
    let store = try folder.open()
    try store.take(
      [
        ("Ana", "2026-01-01", 1000), ("Ana", "2026-01-31", 2000), ("Ana", "2026-03-02", 3000),
        ("Bruno", "2026-02-10", 500), ("Carla", "2026-03-10", 700),
      ], clock: clock)
    return store
  }

  @Test func `the present as a day gives the same as the present`() throws {
    let store = try filledStore()
    var live = try StoreBoard(store, day: nil, clock: clock)
    var past = try StoreBoard(store, day: Double(clock.today.number), clock: clock)
    let now = live.publish()
    let then = past.publish()
    #expect(now.roster.count == then.roster.count)
    for index in 0..<now.roster.count {
      #expect(now.roster.facts(index) == then.roster.facts(index))
      #expect(now.roster.reading(index) == then.roster.reading(index))
    }
    #expect(now.yardstick == then.yardstick)
  }

  @Test func `on a past day nothing later counts`() throws {
    let store = try filledStore()
    let day = Day(iso: "2026-01-31") ?? Day(number: 0)
    var board = try StoreBoard(store, day: Double(day.number), clock: clock)
    let snapshot = board.publish()
    #expect(snapshot.roster.count == 1)
    #expect(snapshot.roster.name(0) == "Ana")
    #expect(snapshot.roster.facts(0).revenue == 3000)
    #expect(snapshot.roster.facts(0).purchases == 2)
    #expect(snapshot.moment.civilDay == day)
    #expect(!snapshot.moment.isLive)
  }

  @Test func `a refresh reads what changed and tells who moved`() throws {
    let store = try filledStore()
    var board = try StoreBoard(store, day: nil, clock: clock)
    _ = board.publish()
    let nothingNew = try board.refresh(store, clock: clock)
    #expect(!nothingNew)
    let other = try folder.open()
    let bruno = try #require(try other.find("Bruno").first)
    _ = try other.move(
      bruno, to: Move(stage: .swell, lap: 1, day: clock.today, at: clock.now), actor: "ana")
    #expect(try board.refresh(store, clock: clock))
    let snapshot = board.publish()
    let index = try #require(snapshot.roster.index(of: bruno))
    #expect(snapshot.roster.reading(index).position.stage == .swell)
    #expect(snapshot.roster.reading(index).placedBy == .hand)
    #expect(snapshot.movements.map(\.id) == [bruno])
    #expect(board.publish().movements.isEmpty)
  }

  @Test func `new customers appear and an undone import takes them away`() throws {
    let store = try filledStore()
    var board = try StoreBoard(store, day: nil, clock: clock)
    _ = board.publish()
    let other = try folder.open()
    try other.take([("Dora", "2026-03-15", 100)], clock: clock)
    #expect(try board.refresh(store, clock: clock))
    #expect(board.publish().roster.count == 4)
    _ = try other.undo(actor: "test", at: clock.now)
    #expect(try board.refresh(store, clock: clock))
    #expect(board.publish().roster.count == 3)
  }

  @Test func `a purchase ends a move by hand`() throws {
    let store = try filledStore()
    let ana = try #require(try store.find("Ana").first)
    let before = Clock.noon("2026-03-14")
    _ = try store.move(
      ana, to: Move(stage: .metrics, lap: 3, day: before.today, at: before.now), actor: "ana")
    var board = try StoreBoard(store, day: nil, clock: clock)
    var index = try #require(board.board.roster.index(of: ana))
    #expect(board.board.roster.reading(index).placedBy == .hand)
    try store.take([("Ana", "2026-03-16", 100)], clock: clock)
    #expect(try board.refresh(store, clock: clock))
    index = try #require(board.board.roster.index(of: ana))
    #expect(board.board.roster.reading(index).placedBy == .purchases)
    #expect(board.board.roster.reading(index).position.stage == .heatUp)
    // On the day before, the move still held.
    var past = try StoreBoard(store, day: Double(clock.today.number - 1), clock: clock)
    let snapshot = past.publish()
    #expect(snapshot.roster.reading(index).placedBy == .hand)
  }

  @Test func `a new day changes silence by itself`() throws {
    let store = try filledStore()
    var board = try StoreBoard(store, day: nil, clock: clock)
    let before = board.publish()
    board.tick(clock: .noon("2026-03-17"))
    let after = board.publish()
    #expect(after.roster.reading(0).silenceDays == (before.roster.reading(0).silenceDays ?? 0) + 1)
    let momentum = try #require(after.roster.reading(0).momentum)
    #expect(momentum < before.roster.reading(0).momentum ?? 0)
  }
}

@Suite struct LearningTests {
  private let folder = StoreFolder()
  private let clock = Clock.noon("2026-03-16")

  /// Forty customers with monthly purchases; enough to be learned from.
  private func filledStore() throws -> Store {
    let store = try folder.open()
    var rows: [(name: String, day: String, amount: Int64)] = []
    let start = Day(iso: "2025-01-05") ?? Day(number: 0)
    for customer in 0..<40 {
      for lap in 0..<(3 + customer % 9) {
        let day = start.advanced(by: lap * (20 + customer % 17) + customer)
        rows.append(("Customer \(customer)", day.iso, Int64(1000 + customer * 10)))
      }
    }
    try store.take(rows, clock: clock)
    return store
  }

  @Test func `a store is learned from, and the next start has it at once`() throws {
    let store = try filledStore()
    var board = try StoreBoard(store, day: nil, clock: clock)
    try board.learn(store, clock: clock, keeps: true)
    let fit = try #require(board.board.yardstick.calibration?.fit)
    #expect(fit.repeatCustomers >= 25)
    #expect(try store.setting("calibration") != nil)
    let again = try StoreBoard(try folder.open(), day: nil, clock: clock)
    #expect(again.hasLearned(for: clock.today))
    #expect(again.board.yardstick.prior == board.board.yardstick.prior)
  }

  @Test func `nothing after a month's first day is learned from on a day in it`() throws {
    let store = try filledStore()
    let day = Day(iso: "2025-07-20") ?? Day(number: 0)
    let before = try StoreBoard(store, day: Double(day.number), clock: clock)
    try store.take([("Customer 3", "2025-07-02", 99_999), ("New", "2025-08-01", 1)], clock: clock)
    let after = try StoreBoard(store, day: Double(day.number), clock: clock)
    #expect(before.board.yardstick.calibration == after.board.yardstick.calibration)
    #expect(before.board.yardstick.calibration?.fit != nil)
  }

  @Test func `customers of this month are learned from, up to the day, and it stays at that`()
    throws
  {
    let store = try folder.open()
    let start = Day(iso: "2026-03-02") ?? Day(number: 0)
    try store.take(
      (0..<60).flatMap { customer in
        (0..<5).map { lap in
          (
            "Customer \(customer)",
            start.advanced(by: lap * (1 + customer % 4) + customer % 3).iso,
            Int64(1000 + customer * 10)
          )
        }
      }, clock: clock)
    func calibration(_ day: String?) throws -> Calibration? {
      let day = day.flatMap { Day(iso: $0) }.map { Double($0.number) }
      return try StoreBoard(store, day: day, clock: clock).board.yardstick.calibration
    }
    let live = try #require(try calibration(nil))
    #expect(live.before.iso == "2026-03-16" && live.fit?.repeatCustomers == 60)
    #expect(live.spendCustomers == 60)
    // On the third day few had bought again.
    let early = try calibration("2026-03-04")
    #expect(early?.before.iso == "2026-03-04" && early?.fit == nil)
    let past = try calibration("2026-03-07")
    #expect(past?.before.iso == "2026-03-07" && past?.fit != nil)
    try store.take(
      (0..<60).map { ("Later \($0)", "2026-03-1\($0 % 3)", 500) }, clock: clock)
    #expect(try calibration("2026-03-07") == past)
  }

  @Test func `of too few customers it is known how few, and nothing is kept`() throws {
    let store = try folder.open()
    try store.take(
      [("Ann", "2026-01-05", 900), ("Ann", "2026-02-05", 1100), ("Bea", "2026-02-05", 500)],
      clock: clock)
    var board = try StoreBoard(store, day: nil, clock: clock)
    try board.learn(store, clock: clock, keeps: true)
    let learned = try #require(board.board.yardstick.calibration)
    #expect(learned.before == clock.today && learned.fit == nil && learned.repeatCustomers == 1)
    // The repeat purchase of the one, the only purchase of the other.
    #expect(learned.spend == .shrunk(mean: 800))
    #expect(try store.setting("calibration") == nil)
  }

  @Test func `looking does not write`() throws {
    let store = try filledStore()
    let events = try store.counts().events
    var board = try StoreBoard(store, day: nil, clock: clock)
    try board.learn(store, clock: clock, keeps: false)
    #expect(try store.counts().events == events)
    #expect(try store.setting("calibration") == nil)
  }
}

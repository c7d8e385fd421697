import EventLoop
import LoopModel
import Refresh
import Store
import Testing

@Suite struct EngineChangeTests {
  private let folder = StoreFolder()
  private let clock = Clock.noon("2026-03-16")
  private let customer = CustomerID(1)

  /// An engine of ana's on a store with one customer, after its first picture.
  private func started() throws -> (engine: Engine, seen: Int64) {
    try folder.open().take([("Acme", "2026-03-01", 100)], clock: clock)
    let path = folder.file
    let engine = Engine()
    engine.start(day: nil, clock: clock, actor: "ana") { () throws(StoreError) in
      try Store(path: path, create: true)
    }
    let end = WallClock.monotonicMilliseconds() + 5000
    while WallClock.monotonicMilliseconds() < end {
      _ = EventLoop.wait(on: [engine.snapshotDescriptor], timeoutMilliseconds: 100)
      if let snapshot = engine.takeSnapshot(), snapshot.roster.count == 1 {
        return (engine, snapshot.sequence)
      }
    }
    throw Missing()
  }

  private struct Missing: Error {}

  private func answer(of engine: Engine) -> ChangeAnswer? {
    let end = WallClock.monotonicMilliseconds() + 5000
    while WallClock.monotonicMilliseconds() < end {
      _ = EventLoop.wait(on: [engine.reportDescriptor], timeoutMilliseconds: 100)
      for case .answered(let answer) in engine.takeReports() { return answer }
    }
    return nil
  }

  private func order(_ change: Change, seen: Int64?) -> ChangeOrder {
    ChangeOrder(items: [ChangeOrder.Item(customer: customer, change: change)], seen: seen)
  }

  @Test func `the picture that shows a change is there before its answer`() throws {
    let (engine, seen) = try started()
    _ = engine.takeSnapshot()
    let order = order(.letGo(reason: "sold"), seen: seen)
    engine.change(.apply(order))
    #expect(answer(of: engine) == .done(order))
    let snapshot = try #require(engine.takeSnapshot())
    #expect(snapshot.roster.reading(0).isLetGo)

    engine.change(.undo)
    guard case .told(let text, let back)? = answer(of: engine) else {
      Issue.record("nothing was taken back")
      return
    }
    #expect(text.contains("Acme let go: sold"))
    #expect(back == customer)
    #expect(engine.takeSnapshot()?.roster.reading(0).isLetGo == false)
    engine.stop()
  }

  @Test func `what somebody else did meanwhile is told with who and what, and holds a change up`()
    throws
  {
    let (engine, seen) = try started()
    let plan = PlannedAction(what: "Call them", due: clock.today.advanced(by: 4))
    try folder.open().apply(
      [(customer, .plan(plan))], actor: "bruno", at: clock.now, day: clock.today, seen: nil)
    let order = order(.letGo(reason: "sold"), seen: seen)
    engine.change(.apply(order))
    guard case .conflict(order, let text)? = answer(of: engine) else {
      Issue.record("no conflict")
      return
    }
    #expect(text.hasPrefix("bruno changed Acme at "))
    #expect(text.hasSuffix(": next: Call them, 20 Mar 2026"))
    var sure = order
    sure.seen = nil
    engine.change(.apply(sure))
    #expect(answer(of: engine) == .done(sure))
    engine.stop()
  }

  @Test func `two are made one, kept apart, and told of as they are now`() throws {
    let (engine, _) = try started()
    try folder.open().take([("Acme Ltd.", "2026-03-02", 50)], clock: clock)
    let other = CustomerID(2)
    func pairs() -> LikelyPairs? {
      engine.readLikelyPairs()
      let end = WallClock.monotonicMilliseconds() + 5000
      while WallClock.monotonicMilliseconds() < end {
        _ = EventLoop.wait(on: [engine.reportDescriptor], timeoutMilliseconds: 100)
        for case .likelyPairs(let pairs) in engine.takeReports() { return pairs }
      }
      return nil
    }
    #expect(pairs()?.pairs.map(\.reason) == ["same name"])
    engine.change(.merge(other, into: customer))
    #expect(
      answer(of: engine) == .told("Acme Ltd. is Acme now · u takes it back", customer))
    #expect(pairs()?.count == 0)
    engine.change(.undo)
    guard case .told(let text, _)? = answer(of: engine) else {
      Issue.record("nothing was taken back")
      return
    }
    #expect(text.hasPrefix("undo: merge Acme with Acme Ltd."))
    engine.change(.keepApart(other, customer))
    guard case .told? = answer(of: engine) else {
      Issue.record("they were not kept apart")
      return
    }
    #expect(pairs()?.count == 0)
    engine.change(.merge(other, into: CustomerID(9)))
    guard case .refused? = answer(of: engine) else {
      Issue.record("merged with nobody")
      return
    }
    engine.stop()
  }
}

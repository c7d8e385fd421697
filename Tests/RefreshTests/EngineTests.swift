import EventLoop
import LoopModel
import Refresh
import Store
import Testing

@Suite struct EngineTests {
  private let folder = StoreFolder()
  private let clock = Clock.noon("2026-03-16")

  private func started(_ engine: Engine, day: Double? = nil) {
    let path = folder.file
    engine.start(day: day, clock: clock) { () throws(StoreError) in
      try Store(path: path, create: true)
    }
  }

  /// The next snapshot that passes a test; nil after five seconds without.
  private func snapshot(
    of engine: Engine, where test: (Snapshot) -> Bool = { _ in true }
  ) -> Snapshot? {
    let end = WallClock.monotonicMilliseconds() + 5000
    while WallClock.monotonicMilliseconds() < end {
      _ = EventLoop.wait(on: [engine.snapshotDescriptor], timeoutMilliseconds: 100)
      if let snapshot = engine.takeSnapshot(), test(snapshot) { return snapshot }
    }
    return nil
  }

  private func report(
    of engine: Engine, where test: (Engine.Report) -> Bool
  ) -> Engine.Report? {
    let end = WallClock.monotonicMilliseconds() + 5000
    while WallClock.monotonicMilliseconds() < end {
      _ = EventLoop.wait(on: [engine.reportDescriptor], timeoutMilliseconds: 100)
      for report in engine.takeReports() where test(report) { return report }
    }
    return nil
  }

  private func stop(_ engine: Engine) {
    engine.stop()
    let stopped = report(of: engine) { report in
      if case .stopped = report { return true }
      return false
    }
    #expect(stopped != nil)
  }

  @Test func `a commit by another connection is on the next snapshot`() throws {
    let other = try folder.open()
    let engine = Engine()
    started(engine)
    #expect(snapshot(of: engine)?.roster.count == 0)
    try other.take([("Ana", "2026-03-01", 100)], clock: clock)
    #expect(snapshot(of: engine) { $0.roster.count == 1 } != nil)
    stop(engine)
  }

  @Test func `one small commit after another is seen, every one of them`() throws {
    let other = try folder.open()
    try other.take([("Ana", "2026-03-01", 100)], clock: clock)
    let ana = try #require(try other.find("Ana").first)
    let engine = Engine()
    started(engine)
    #expect(snapshot(of: engine) != nil)
    for stage in [Stage.salesLoop, .metrics, .swell, .momentum, .automation, .heatUp] {
      _ = try other.move(
        ana, to: Move(stage: stage, lap: 1, day: clock.today, at: clock.now), actor: "ana")
      let seen = snapshot(of: engine) { $0.roster.reading(0).position.stage == stage }
      #expect(seen != nil, "\(stage) was not seen")
    }
    stop(engine)
  }

  @Test func `another day is shown on demand, and the present again`() throws {
    let other = try folder.open()
    try other.take([("Ana", "2026-03-01", 100), ("Bruno", "2026-03-10", 100)], clock: clock)
    let engine = Engine()
    started(engine)
    #expect(snapshot(of: engine)?.roster.count == 2)
    let day = try #require(Day(iso: "2026-03-05"))
    engine.show(day: Double(day.number))
    let past = try #require(snapshot(of: engine) { !$0.moment.isLive })
    #expect(past.roster.count == 1)
    engine.show(day: nil)
    #expect(snapshot(of: engine) { $0.moment.isLive }?.roster.count == 2)
    stop(engine)
  }

  @Test func `everything recorded of a customer comes as a report`() throws {
    let other = try folder.open()
    try other.take([("Ana", "2026-03-01", 100)], clock: clock)
    let ana = try #require(try other.find("Ana").first)
    let engine = Engine()
    started(engine)
    engine.readHistory(of: ana)
    let answer = report(of: engine) { report in
      if case .history(ana, let history) = report { return history?.purchases.count == 1 }
      return false
    }
    #expect(answer != nil)
    stop(engine)
  }

  @Test func `a store that cannot be opened is reported with a sentence`() {
    let engine = Engine()
    engine.start(day: nil, clock: clock) { () throws(StoreError) in
      try Store(path: "/nonexistent/folder/loop.db")
    }
    let failure = report(of: engine) { report in
      if case .failed(let error) = report { return !error.message.isEmpty }
      return false
    }
    #expect(failure != nil)
  }
}

import EventLoop
import LoopModel

/// How fast the dashboard answers on a large store.
struct DashboardBench {
  let store: String
  let customers: Int

  private var words: [String] { ["--store", store, "--no-motion"] }
  /// The folder of the store, which goes with it.
  private var home: String {
    store.lastIndex(of: "/").map { String(store[..<$0]) } ?? "."
  }
  private var whole: String { "\(grouped(customers)) customer" }
  private static let keys = 200

  /// Every measurement of the dashboard.
  func run(into table: inout BenchTable) throws(Failure) {
    try starts(into: &table)
    let dashboard = try DashboardProcess(words, home: home)
    _ = dashboard.start(until: whole)
    _ = dashboard.read(since: 0, patience: 1500)
    try idle(dashboard, into: &table)
    loopKeys(dashboard, into: &table)
    listKeys(dashboard, into: &table)
    filterKeys(dashboard, into: &table)
    table.add("memory at its peak", [dashboard.peakMemory], "MB", target: "< 120", decimals: 1)
    dashboard.leave()
    try changes(into: &table)
  }

  private func starts(into table: inout BenchTable) throws(Failure) {
    remark("starts")
    var starts: [DashboardProcess.Start] = []
    for _ in 0..<20 {
      let dashboard = try DashboardProcess(words, home: home)
      starts.append(dashboard.start(until: whole))
      dashboard.leave()
    }
    table.add("start: first byte", starts.compactMap(\.firstByte), "ms")
    table.add("start: first picture", starts.compactMap(\.firstPicture), "ms", target: "< 50")
    table.add(
      "start: everything on it", starts.compactMap(\.wholePicture), "ms", target: "< 400")
  }

  private func idle(
    _ dashboard: DashboardProcess, into table: inout BenchTable
  ) throws(Failure) {
    remark("idle for 5 s")
    let (time, sleeps) = (dashboard.processorTime, dashboard.sleeps)
    let answer = dashboard.read(since: 0, patience: 5000)
    table.add("idle 5 s: bytes", [Double(answer.bytes.count)], "B", target: "0", decimals: 0)
    table.add("idle 5 s: CPU", [dashboard.processorTime - time], "ms", target: "0")
    table.add(
      "idle 5 s: wake-ups", [Double(dashboard.sleeps - sleeps)], "", target: "0", decimals: 0)
  }

  // MARK: Keys

  private func loopKeys(_ dashboard: DashboardProcess, into table: inout BenchTable) {
    remark("keys on the loop")
    let right = (0..<Self.keys).map { _ in dashboard.answer(to: "\u{1B}[C") }
    add("loop, → to its picture", right, to: &table)
    _ = dashboard.answer(to: "g")
    let down = (0..<Self.keys).map { _ in dashboard.answer(to: "\u{1B}[B") }
    add("loop, ↓ to its picture", down, to: &table)
    addBytes("loop, ↓: bytes", down, to: &table)
  }

  private func listKeys(_ dashboard: DashboardProcess, into table: inout BenchTable) {
    remark("keys on the list")
    _ = dashboard.answer(to: "3")
    _ = dashboard.answer(to: "g")
    let down = (0..<Self.keys).map { _ in dashboard.answer(to: "\u{1B}[B") }
    add("list, ↓ to its picture", down, to: &table)
    addBytes("list, ↓: bytes", down, to: &table)
    let back = (0..<Self.keys / 2).map { _ in dashboard.answer(to: "\u{1B}[A") }
    addBytes("list, ↑ back: bytes", back, to: &table)
    let sort = (0..<40).map { _ in dashboard.answer(to: "o") }
    add("list, the order turned round", sort, to: &table)
    _ = dashboard.answer(to: "1")
  }

  private func filterKeys(_ dashboard: DashboardProcess, into table: inout BenchTable) {
    remark("typing a filter")
    let texts = ["owner:ana", "harbour", "stage:3-4 stalled", "momentum:<0.8", "casa lima"]
    for (view, name) in [("1", "loop"), ("3", "list")] {
      _ = dashboard.answer(to: view)
      var answers: [DashboardProcess.Answer] = []
      while answers.count < 200 {
        for text in texts {
          _ = dashboard.answer(to: "/")
          for character in text { answers.append(dashboard.answer(to: String(character))) }
          _ = dashboard.answer(to: "\u{1B}")
        }
      }
      add("\(name), a letter of a filter", answers, to: &table)
    }
  }

  private func add(
    _ name: String, _ answers: [DashboardProcess.Answer], to table: inout BenchTable
  ) {
    table.add(name, answers.compactMap(\.last), "ms", target: "p99 < 8")
  }

  private func addBytes(
    _ name: String, _ answers: [DashboardProcess.Answer], to table: inout BenchTable
  ) {
    let counts = answers.map { Double($0.bytes.count) }.filter { $0 > 0 }
    table.add(name, counts, "B", target: "< 300", decimals: 0)
  }

  // MARK: Changes

  /// A customer is moved by another process; on the list that shows only them it must be seen.
  private func changes(into table: inout BenchTable) throws(Failure) {
    remark("changes by another process")
    let dashboard = try DashboardProcess(words, home: home)
    _ = dashboard.start(until: whole)
    _ = dashboard.answer(to: "3")
    _ = dashboard.answer(to: "/")
    let name = BenchFile.name(of: customers / 2)
    _ = dashboard.answer(to: "\"\(name)\"")
    _ = dashboard.answer(to: "\r")
    _ = dashboard.read(since: 0, patience: 1500)
    var seen: [Double] = []
    let count = 30
    let clocks = Bench.now - WallClock.monotonicMilliseconds()
    for round in 0..<count {
      let stage = round % 2 == 0 ? "swell" : "metrics"
      let mover = try Bench.start(
        [Bench.program, "--store", store, "--as", "bench", "move", name, stage])
      let answer = dashboard.read(since: 0, patience: 2000)
      try Bench.finish(mover)
      // The lock's file is written to right after the commit.
      let committed = Bench.writtenAt(store + ".lock")
      if let last = answer.last { seen.append(max(0, last + clocks - committed)) }
      // What the move does to the loop's history follows later, and is not to be taken for the next.
      _ = dashboard.read(since: 0, patience: 600)
    }
    table.add("a move elsewhere, commit to picture", seen, "ms", target: "< 100")
    table.add(
      "  of \(count) not seen within 2 s", [Double(count - seen.count)], "", target: "0",
      decimals: 0)
    dashboard.leave()
  }
}

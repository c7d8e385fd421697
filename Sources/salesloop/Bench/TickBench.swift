import EventLoop
import LoopModel
import Refresh
import Store

/// How long a new day takes: everybody's momentum, flags and place worked out again.
struct TickBench {
  let store: String
  let clock: Clock

  func run(into table: inout BenchTable) throws(Failure) {
    remark("new days")
    do throws(StoreError) {
      let store = try Store(path: store)
      var board = try StoreBoard(store, day: nil, clock: clock)
      try board.learn(store, clock: clock, keeps: false)
      var times: [Double] = []
      for _ in 0..<30 {
        let start = WallClock.monotonicMilliseconds()
        board.tick(clock: clock)
        times.append(WallClock.monotonicMilliseconds() - start)
      }
      store.close()
      table.add("a new day, everybody read again", times, "ms", target: "< 10")
    } catch {
      throw Failure(error)
    }
  }
}

import EventLoop
import LoopModel
import Refresh
import Store

extension Session {
  /// `bench-write`: writes events one by one, telling each before it is tried and after it is stored.
  ///
  /// What is told as stored must be found whatever happens to the process afterwards.
  func writeEvents() throws(Failure) {
    let count = try arguments.number(.count) ?? .max
    let end = try arguments.number(.seconds).map {
      WallClock.monotonicMilliseconds() + Double($0) * 1000
    }
    let store = try openStore(create: true)
    var output = Output()
    var written = 0
    while written < count {
      if let end, WallClock.monotonicMilliseconds() >= end { return }
      let id = EventID()
      output.write("TRY \(id.text)\n")
      output.flush()
      do throws(StoreError) {
        try store.appendNote(id: id, actor: actor, at: clock.now, text: "note \(written)")
      } catch {
        throw Failure(error)
      }
      output.write("ACK \(id.text)\n")
      output.flush()
      written += 1
    }
  }

  /// `events`: the ids of all events.
  func listEvents() throws(Failure) {
    let store = try openStore()
    do throws(StoreError) {
      var output = Output()
      for id in try store.eventIDs() { output.write(id.text + "\n") }
    } catch {
      throw Failure(error)
    }
  }
}

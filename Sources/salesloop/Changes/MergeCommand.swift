import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// `merge KEEP OTHER`: makes one customer of two.
  func merge() throws(Failure) {
    try refusePast()
    let store = try openStore()
    let keep = try target(arguments.operands[0], in: store)
    let other = try target(arguments.operands[1], in: store)
    guard keep.id != other.id else {
      throw Failure(usage: "'\(arguments.operands[1])' is \(keep.name) again: name two customers")
    }
    let event: EventID
    do throws(StoreError) {
      event = try store.merge(other.id, into: keep.id, actor: actor, at: clock.now)
    } catch {
      throw Failure(error)
    }
    var output = Output()
    guard arguments.has(.json) else {
      output.write(
        printableLine("\(other.name) is \(keep.name) now; `salesloop undo` takes it back") + "\n")
      return
    }
    var json = JSONWriter()
    json.beginObject()
    for (key, text) in [("event", event.text), ("kept", keep.name), ("merged", other.name)] {
      json.key(key)
      json.string(text)
    }
    json.endObject()
    json.newline()
    output.write(json.take())
  }
}

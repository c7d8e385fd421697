import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// `backup FILE`: a copy of the store that is whole and sound, or none.
  func backUp() throws(Failure) {
    let store = try openStore()
    let copy: StoreCopy
    do throws(StoreError) {
      copy = try store.backUp(to: arguments.operands[0], force: arguments.has(.force))
    } catch {
      throw Failure(error)
    }
    tell(copy, kept: nil, "backed up to")
  }

  /// `restore FILE`: puts a copy in the store's place.
  func restore() throws(Failure) {
    guard !arguments.has(.readOnly) else {
      throw Failure(usage: "--read-only and restore exclude each other")
    }
    do throws(StoreError) {
      let restored = try Store.restore(
        arguments.operands[0], to: arguments.storePath, force: arguments.has(.force),
        at: clock.now)
      tell(restored.store, kept: restored.kept, "restored to")
    } catch {
      throw Failure(error)
    }
  }

  private func tell(_ copy: StoreCopy, kept: String?, _ what: String) {
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      json.beginObject()
      json.key("file")
      json.string(copy.path)
      for (key, number) in [
        ("bytes", copy.bytes), ("customers", Int64(copy.customers)), ("last_event", copy.lastEvent),
      ] {
        json.key(key)
        json.int(number)
      }
      json.key("last_event_at")
      FieldCell(copy.lastEventAt.map(ExtractValue.time) ?? .none, in: .unknown).write(to: &json)
      if let kept {
        json.key("kept")
        json.string(kept)
      }
      json.endObject()
      json.newline()
      output.write(json.take())
      return
    }
    let event =
      copy.lastEventAt.map { "last event \(grouped(copy.lastEvent)) at \($0.iso)" } ?? "no events"
    output.write(
      printableLine(
        "\(what) \(copy.path): \(grouped(copy.bytes)) bytes, \(grouped(copy.customers)) customers, "
          + "\(event); sound") + "\n")
    if let kept {
      output.write(printableLine("the store that was there is kept as \(kept)") + "\n")
    }
  }
}

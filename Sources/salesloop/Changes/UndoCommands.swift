import EventLoop
import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// Taking back, or making again.
  enum Direction: String {
    case undo, redo

    /// What was done to a change.
    var past: String { self == .undo ? "undone" : "redone" }
  }

  /// `undo` and `redo`: takes back what one did last, or makes it again.
  func takeBack(_ direction: Direction) throws(Failure) {
    try refusePast()
    let store = try openStore()
    let unit = try takeBack(direction, actor: actor, in: store)
    var output = Output()
    guard !arguments.has(.json) else {
      var json = JSONWriter()
      json.beginObject()
      try write(unit, direction, in: store, to: &json)
      json.endObject()
      json.newline()
      output.write(json.take())
      return
    }
    guard let unit else {
      output.write(printableLine("\(actor) has nothing to \(direction.rawValue)") + "\n")
      return
    }
    let text = try spoken(unit, in: store)
    output.write(printableLine("\(direction.past): \(text)") + "\n")
  }

  /// Takes back or makes again; an event of that name where one is given, which anybody may have made.
  func takeBack(
    _ direction: Direction, event: EventID? = nil, actor: String, in store: Store
  ) throws(Failure) -> UndoneUnit? {
    do throws(StoreError) {
      if direction == .redo { return try store.redo(actor: actor, at: clock.now) }
      guard let event else { return try store.undo(actor: actor, at: clock.now) }
      return try store.undo(event: event, actor: actor, at: clock.now)
    } catch {
      throw Failure(error)
    }
  }

  /// What was taken back or made again as members of an object; null where there was nothing.
  func write(
    _ unit: UndoneUnit?, _ direction: Direction, in store: Store, to json: inout JSONWriter
  ) throws(Failure) {
    guard let unit else {
      json.key(direction.past)
      json.null()
      return
    }
    for (key, text) in [
      ("event", unit.eventID.text), (direction.past, try spoken(unit, in: store)),
      ("unit", unit.unit.text), ("kind", unit.kind),
    ] {
      json.key(key)
      json.string(text)
    }
  }

  /// A unit in words: `Acme moved to 4 Heat up, lap 2, 14:02`.
  private func spoken(_ unit: UndoneUnit, in store: Store) throws(Failure) -> String {
    var text = unit.kind + (unit.name.isEmpty ? "" : " \(unit.name)")
    if let change = unit.change {
      do throws(StoreError) {
        text = "\(unit.name) \(change.spoken(try store.currency()))"
      } catch {
        throw Failure(error)
      }
    }
    let others = unit.customerCount - 1
    if others > 0 { text += ", and \(grouped(others)) more customer\(others == 1 ? "" : "s")" }
    return text + ", " + shownTime(unit.at)
  }

  /// A local time as a person reads it; with its day where that is another.
  private func shownTime(_ at: Timestamp) -> String {
    let day = Day(number: WallClock.localDay(ofMilliseconds: at.milliseconds))
    return (day == clock.today ? "" : "\(day.spoken) ") + localTime(at)
  }

  /// The local time of day: `14:02`.
  func localTime(_ at: Timestamp) -> String {
    let time = WallClock.localTime(ofMilliseconds: at.milliseconds)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(two(time.hour)):\(two(time.minute))"
  }
}

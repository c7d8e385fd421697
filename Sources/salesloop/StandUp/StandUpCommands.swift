import Dashboard
import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// The day of `--since`, as a date or as people say it: `-7` for a week ago is not one of them.
  func since(until today: Day) throws(Failure) -> Day? {
    guard let text = arguments.value(.since) else { return nil }
    guard let day = Day(iso: text), Day.accepted.contains(day) else {
      throw Failure(usage: "'\(text)' is no day for --since; write it as 2026-03-31")
    }
    guard day <= today else {
      throw Failure(
        usage: "\(day.iso) is later than \(today.iso): there is nothing to look back on")
    }
    return day
  }

  /// `standup --print`: the summary of a stand-up, as text or as Markdown.
  func printStandUp() throws(Failure) {
    let today = try arguments.asOf() ?? clock.today
    let since = try since(until: today)
    let store = try openStore()
    let snapshot = try snapshot(of: store)
    let material = try material(since: since, snapshot, in: store)
    let owner = try arguments.value(.owner).map { name throws(Failure) in
      try person(name, in: snapshot, material)
    }
    write(StandUp(snapshot, material, owner: owner).outline)
  }

  /// `review`: a look back on a week, as text, Markdown or JSON.
  func review() throws(Failure) {
    let today = try arguments.asOf() ?? clock.today
    let since = try since(until: today) ?? Period.week(until: today).since
    let limit = try arguments.number(.limit)
    let store = try openStore()
    let snapshot = try snapshot(of: store)
    let material = try material(since: since, snapshot, in: store)
    let review = Review(snapshot, material, limit: limit ?? (arguments.has(.json) ? .max : 20))
    guard arguments.has(.json) else { return write(review.outline) }
    var json = JSONWriter()
    review.write(to: &json)
    json.newline()
    var output = Output()
    output.write(json.take())
  }

  private func material(
    since: Day?, _ snapshot: Snapshot, in store: Store
  ) throws(Failure) -> StandUpMaterial {
    do throws(StoreError) {
      return try store.standUpMaterial(
        since: since, until: snapshot.moment.civilDay, yardstick: snapshot.yardstick)
    } catch {
      throw Failure(error)
    }
  }

  /// The name of one of the team; `me` is who acts.
  private func person(
    _ name: String, in snapshot: Snapshot, _ material: StandUpMaterial
  ) throws(Failure) -> String {
    let wanted = name == "me" ? actor : name
    let names = StandUp(snapshot, material).persons.map(\.name)
    if names.contains(wanted) { return wanted }
    let near = names.filter { folded($0) == folded(wanted) }
    if near.count == 1, let only = near.first { return only }
    let others = names.filter { !$0.isEmpty }
    throw Failure(
      usage: "nobody called '\(name)' has customers or something to tell"
        + (nearestWord(to: wanted, among: others).map { "; did you mean '\($0)'?" } ?? ""))
  }

  private func write(_ outline: Outline) {
    var output = Output()
    output.write(
      arguments.has(.markdown)
        ? outline.markdown : outline.text(columns: min(100, terminalColumns ?? 100)))
  }
}

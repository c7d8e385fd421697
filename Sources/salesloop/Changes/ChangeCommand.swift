import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// `touch`, `plan`, `move` and so on: a change of one customer, or of all on standard input at once.
  func change() throws(Failure) {
    try refusePast()
    guard let form = arguments.command.form else { return }
    let store = try openStore()
    let targets = try targets(arguments.operands[0], in: store)
    guard !targets.isEmpty else { return }
    let today = clock.today
    let unit = try ChangeUnit(
      form.word, fields(of: form), of: targets, actor: actor, today: today, in: store)
    let remarks = try unit.remarks(today: today, in: store)
    let stored: StoredChange
    do throws(StoreError) {
      stored = try store.apply(unit.all, actor: actor, at: clock.now, day: today)
    } catch {
      throw Failure(error)
    }
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      unit.write(stored.eventID, to: &json)
      json.newline()
      output.write(json.take())
    } else {
      unit.write(to: &output)
    }
    output.flush()
    for line in remarks { remark(line) }
  }

  /// A past day can be looked at, not changed.
  func refusePast() throws(Failure) {
    guard try arguments.asOf() == nil else {
      throw Failure(
        usage: "the past cannot be changed: leave --as-of and SALESLOOP_AS_OF out for this")
    }
  }

  /// The parts that were given, by name; the words at the end are one text.
  private func fields(of form: ChangeForm) -> [String: String] {
    var fields: [String: String] = [:]
    let words = arguments.operands.dropFirst()
    let operands = form.operands
    for (index, part) in operands.enumerated() where index < words.count {
      let rest = words.dropFirst(index)
      fields[part.name] =
        index == operands.count - 1 ? rest.joined(separator: " ") : rest.first
    }
    for part in form.options {
      if let option = Option(rawValue: part.name), let value = arguments.value(option) {
        fields[part.name] = value
      }
    }
    return fields
  }
}

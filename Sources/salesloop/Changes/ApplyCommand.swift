import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// `apply`: changes as JSON lines on standard input, each answered with a line of JSON when it is
  /// stored.
  ///
  /// A line that is refused changes nothing and stops nothing; 1 where some were, 65 where some were no
  /// JSON.
  func apply() throws(Failure) -> Int32 {
    try refusePast()
    let store = try openStore()
    var reader = LineReader()
    var output = Output()
    var number = 0
    var code = Int32(0)
    while let line = try reader.next() {
      number += 1
      if case .text(let text) = line, trimmed(text).isEmpty { continue }
      var answer = JSONWriter()
      answer.beginObject()
      var stop: Failure?
      do throws(Failure) {
        try apply(line, to: store, &answer)
      } catch {
        answer = refusal(error, line: number)
        if error.code == .badData {
          code = error.code.rawValue
        } else if code == 0 {
          code = Failure.Code.failed.rawValue
        }
        if error.code == .noStore { stop = error }
      }
      answer.endObject()
      answer.newline()
      output.write(answer.take())
      output.flush()
      if let stop { throw stop }
    }
    return code
  }

  private func refusal(_ failure: Failure, line: Int) -> JSONWriter {
    var answer = JSONWriter()
    answer.beginObject()
    answer.key("ok")
    answer.bool(false)
    answer.key("error")
    answer.string(failure.message)
    answer.key("line")
    answer.int(line)
    if !failure.field.isEmpty {
      answer.key("field")
      answer.string(failure.field)
    }
    return answer
  }

  private func apply(
    _ line: LineReader.Line, to store: Store, _ answer: inout JSONWriter
  ) throws(Failure) {
    var fields = try members(of: line, store)
    let word = fields.removeValue(forKey: "op") ?? ""
    let actor = trimmed(fields.removeValue(forKey: "actor") ?? self.actor)
    guard !actor.isEmpty else { throw Failure("the actor has no name; say who acts", in: "actor") }
    guard !word.isEmpty else {
      throw Failure("say what to do, as \"op\":\"touch\"; `salesloop help` lists it", in: "op")
    }
    if let direction = Direction(rawValue: word) {
      return try takeBack(direction, fields, actor: actor, in: store, &answer)
    }
    guard ChangeForm.named(word) != nil else {
      throw Failure(ChangeForm.unknown(word, or: ["undo", "redo"]).message, in: "op")
    }
    let id = try fields.removeValue(forKey: "id").map(eventID)
    let seen = try number(fields.removeValue(forKey: "seen"), in: "seen")
    let name = fields.removeValue(forKey: "customer") ?? ""
    let target: Target
    do throws(Failure) {
      guard !name.isEmpty else { throw Failure("say whose record, as \"customer\":\"Acme\"") }
      target = try self.target(name, in: store)
    } catch {
      throw Failure(error.message, in: "customer", error.code)
    }
    let (event, remarks) = try apply(
      word, fields, to: target, actor: actor, seen: seen, id: id, in: store)
    answer.key("ok")
    answer.bool(true)
    answer.key("event")
    answer.string(event.text)
    answer.key("customer")
    answer.int(target.id.number)
    if !remarks.isEmpty {
      answer.key("remarks")
      answer.beginArray()
      for text in remarks { answer.string(text) }
      answer.endArray()
    }
  }

  private func apply(
    _ word: String, _ fields: [String: String], to target: Target, actor: String, seen: Int64?,
    id: EventID?, in store: Store
  ) throws(Failure) -> (event: EventID, remarks: [String]) {
    let today = clock.today
    do throws(StoreError) {
      // One that is done already is not read again: where they are has changed by it.
      if let id, try store.hasEvent(id) { return (id, []) }
    } catch {
      throw Failure(error)
    }
    let unit = try ChangeUnit(
      word, fields, of: [target], actor: actor, today: today, in: store)
    let remarks = try unit.remarks(today: today, in: store)
    do throws(StoreError) {
      let stored = try store.apply(
        unit.all, actor: actor, at: clock.now, day: today, seen: seen, id: id ?? EventID())
      return (stored.eventID, remarks)
    } catch {
      throw Failure(error)
    }
  }

  /// Answers an `undo` or `redo`; an `undo` may say which event.
  private func takeBack(
    _ direction: Direction, _ fields: [String: String], actor: String, in store: Store,
    _ answer: inout JSONWriter
  ) throws(Failure) {
    var fields = fields
    let event = direction == .undo ? fields.removeValue(forKey: "event") : nil
    if let name = fields.keys.min() {
      throw Failure("'\(direction.rawValue)' has no part '\(name)'; leave it out", in: name)
    }
    let unit = try takeBack(
      direction, event: try event.map(eventID), actor: actor, in: store)
    answer.key("ok")
    answer.bool(true)
    try write(unit, direction, in: store, to: &answer)
  }

  private func members(
    of line: LineReader.Line, _ store: Store
  ) throws(Failure) -> [String: String] {
    guard case .text(let text) = line else {
      if case .tooLong = line { throw Failure("the line is longer than 1 MB; make it shorter") }
      throw Failure("the line is not UTF-8; write it so", .badData)
    }
    let json: JSONText
    do throws(StoreError) {
      json = try store.members(ofJSON: text)
    } catch {
      throw Failure(error)
    }
    switch json {
    case .object(let members): return members
    case .other(let problem): throw Failure("the line is no flat JSON object: \(problem)")
    case .notJSON:
      throw Failure("the line is no JSON; write one object a line, {\"op\":\"touch\", …}", .badData)
    }
  }

  private func eventID(_ text: String) throws(Failure) -> EventID {
    guard text.utf8.count <= 100, let id = EventID(text: text) else {
      throw Failure("an event's id has 1 to 100 bytes", in: "id")
    }
    return id
  }

  private func number(_ text: String?, in field: String) throws(Failure) -> Int64? {
    guard let text else { return nil }
    guard let number = Int64(text), number >= 0 else {
      throw Failure("'\(field)' is a whole number, not '\(text)'", in: field)
    }
    return number
  }
}

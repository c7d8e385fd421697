import Exchange
import LoopModel
import Store

extension ChangeUnit {
  /// One line a customer, and how to take it back.
  func write(to output: inout Output) {
    for entry in entries {
      let line = "\(entry.target.name): \(spoken(entry.changes))"
      output.write(
        printableLine(entries.count == 1 ? line + "; salesloop undo takes it back" : line) + "\n")
    }
    if entries.count > 1 {
      output.write("salesloop undo takes all \(grouped(entries.count)) back\n")
    }
  }

  /// The unit as one JSON object: the event, the customers, the verb and its fields.
  ///
  /// What differs between the customers, as the stage of an `advance`, stands with each of them.
  func write(_ event: EventID, to json: inout JSONWriter) {
    let each = entries.map { $0.changes.flatMap { $0.fields(currency) } }
    let common = (each.first ?? []).filter { field in
      each.allSatisfy { $0.contains(field) }
    }
    json.beginObject()
    json.key("event")
    json.string(event.text)
    json.key("customers")
    json.beginArray()
    for (entry, fields) in zip(entries, each) {
      json.beginObject()
      json.key("id")
      json.string(entry.target.word)
      json.key("name")
      json.string(entry.target.name)
      for field in fields where !common.contains(field) { field.write(to: &json) }
      json.endObject()
    }
    json.endArray()
    json.key("verb")
    json.string(entries.first?.changes.first?.verb.rawValue ?? "")
    for field in common { field.write(to: &json) }
    json.endObject()
  }
}

/// A field of a change as programs get it.
struct FieldValue: Hashable {
  let name: String
  let text: String
  let isNumber: Bool

  func write(to json: inout JSONWriter) {
    json.key(name)
    if isNumber { json.number(text) } else { json.string(text) }
  }
}

extension Change {
  /// The fields as programs get them: amounts in decimals, as `apply` takes them.
  func fields(_ currency: Currency) -> [FieldValue] {
    let trait = fields.first { $0.field == .trait }?.text
    return fields.map { field, text in
      if field.isAmount(of: trait), let minor = Int64(text) {
        return FieldValue(name: field.rawValue, text: currency.plain(minor), isNumber: true)
      }
      return FieldValue(name: field.rawValue, text: text, isNumber: field.isNumber)
    }
  }
}

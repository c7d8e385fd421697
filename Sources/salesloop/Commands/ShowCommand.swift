import Canvas
import Dashboard
import Exchange
import LoopModel
import Store

extension Session {
  /// `show CUSTOMER`: everything about one customer.
  func show() throws(Failure) {
    let store = try openStore()
    let customer = try find(arguments.operands[0], in: store)
    let snapshot = try roster(of: store)
    guard let index = snapshot.roster.index(of: customer) else {
      throw Failure(
        "'\(arguments.operands[0])' was not known yet on \(snapshot.moment.civilDay.iso)")
    }
    let history: CustomerHistory?
    var consent: RecordedTrait?
    do throws(StoreError) {
      history = try store.history(of: customer)
      consent = try store.traits(of: customer)[customer]?[.consent]
    } catch {
      throw Failure(error)
    }
    if arguments.has(.json) {
      writeJSON(index, snapshot, history, consent)
    } else if arguments.has(.csv) {
      writeCSV([Int32(index)], snapshot)
    } else {
      try writePage(customer, snapshot, history)
      if let consent {
        var output = Output()
        output.write(
          printableLine("consent: \(consent.value) (\(consent.day.spoken), \(consent.by))") + "\n")
      }
    }
  }

  /// The one customer a text means: an id elsewhere, a number here (`#17`), a name or its beginning.
  func find(_ text: String, in store: Store) throws(Failure) -> CustomerID {
    let found: [CustomerID]
    do throws(StoreError) {
      if text.hasPrefix("#"), let number = Int64(text.dropFirst()),
        try store.customer(CustomerID(number)) != nil
      {
        return CustomerID(number)
      }
      found = try store.find(text)
    } catch {
      throw Failure(error)
    }
    guard let first = found.first else {
      throw Failure(
        "no customer '\(text)'; `salesloop list \(text)` looks for parts of names and ids")
    }
    guard found.count == 1 else {
      let numbers = found.prefix(5).map { "#\($0.number)" }.joined(separator: ", ")
      throw Failure("\(found.count) customers are called '\(text)': say which, as \(numbers)")
    }
    return first
  }

  private func writePage(
    _ customer: CustomerID, _ snapshot: Snapshot, _ history: CustomerHistory?
  ) throws(Failure) {
    var state = State(
      setting: State.Setting(actor: actor, isASCII: isASCII),
      size: Size(columns: min(200, terminalColumns ?? 100), rows: 1000),
      startDay: try arguments.asOf())
    _ = state.update(.snapshot(snapshot))
    state.openPage(of: customer, history: history)
    var lines = state.picture().canvas.lines.dropFirst().dropLast(2)
    while lines.last?.isEmpty == true { lines.removeLast() }
    var output = Output()
    for line in lines { output.write(line.drop { $0 == " " }.isEmpty ? "\n" : line + "\n") }
  }

  private func writeJSON(
    _ index: Int, _ snapshot: Snapshot, _ history: CustomerHistory?, _ consent: RecordedTrait?
  ) {
    var json = JSONWriter()
    let last = snapshot.moment.civilDay
    json.beginObject()
    CustomerFields(snapshot: snapshot, index: index).write(to: &json)
    json.key(Trait.consent.rawValue)
    if let consent { json.string(consent.value) } else { json.null() }
    json.key("history")
    json.beginObject()
    json.key("purchases")
    json.beginArray()
    for purchase in history?.purchases ?? [] where purchase.day <= last {
      json.beginObject()
      json.key("date")
      json.string(purchase.day.iso)
      json.key("amount")
      json.number(snapshot.currency.plain(purchase.amount))
      json.endObject()
    }
    json.endArray()
    json.key("moves")
    json.beginArray()
    for recorded in history?.moves ?? [] where recorded.move.day <= last {
      json.beginObject()
      json.key("date")
      json.string(recorded.move.day.iso)
      json.key("stage")
      json.int(recorded.move.stage.number)
      json.key("lap")
      json.int(recorded.move.lap)
      json.key("by")
      json.string(recorded.by)
      json.key("reason")
      json.string(recorded.reason)
      json.endObject()
    }
    json.endArray()
    json.key("touches")
    json.beginArray()
    for touch in history?.touches ?? [] where touch.day <= last {
      json.beginObject()
      for (key, value) in [
        ("date", touch.day.iso), ("by", touch.by), ("channel", touch.contact.channel.rawValue),
        ("direction", touch.contact.direction.rawValue), ("intent", touch.contact.intent.rawValue),
        ("reception", touch.contact.reception.rawValue), ("note", touch.contact.note),
      ] {
        json.key(key)
        json.string(value)
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endObject()
    json.newline()
    var output = Output()
    output.write(json.take())
  }
}

import Exchange
import LoopModel

extension Review {
  /// The review as an object.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    text("since", period.since.iso, &json)
    text("until", period.until.iso, &json)
    json.key("goal")
    if let standing { standing.write(to: &json, currency) } else { json.null() }
    json.key("changed")
    json.beginObject()
    json.key("revenue")
    json.number(currency.plain(counts.revenue))
    for (key, count) in [
      ("laps", counts.laps), ("new_customers", counts.newcomers), ("moves_on", counts.forward),
      ("moves_back", counts.back), ("helps", counts.helps), ("asks", counts.asks),
      ("promises_made", counts.promised), ("promises_kept", counts.kept),
      ("promises_overdue", counts.overdue),
    ] {
      number(key, count, &json)
    }
    json.endObject()
    list("pushed", pushed, &json) { promise, json in
      customer(promise.customer, &json)
      text("what", promise.plan.what, &json)
      text("by", promise.by, &json)
      text("due", promise.plan.due.iso, &json)
      if case .pushed(let day) = promise.outcome { text("pushed_to", day.iso, &json) }
      number("pushes", promise.pushes, &json)
    }
    list("no_next_action", withoutAction, &json) { customer($0, &$1) }
    list("over_limit", overLimit, &json) { over, json in
      customer(over.customer, &json)
      number("stage", over.stage.number, &json)
      number("days", over.days, &json)
      number("limit", over.limit, &json)
      json.key("is_new")
      json.bool(over.isNew)
    }
    list("let_go", letGo, &json) { gone, json in
      customer(gone.customer, &json)
      text("reason", gone.value.reason, &json)
      text("by", gone.value.by, &json)
      text("day", gone.value.day.iso, &json)
    }
    list("moves_with_unmet_criteria", unmet, &json) { moved, json in
      customer(moved.customer, &json)
      number("from_stage", moved.stage.number, &json)
      number("to_stage", moved.move.move.stage.number, &json)
      text("unmet", moved.move.unmet.joined(separator: ","), &json)
      text("reason", moved.move.reason, &json)
      text("by", moved.move.by, &json)
      text("day", moved.move.move.day.iso, &json)
    }
    list("asks_without_why", asksWithoutWhy, &json) { ask, json in
      customer(ask.customer, &json)
      text("channel", ask.touch.contact.channel.rawValue, &json)
      text("by", ask.touch.by, &json)
      text("day", ask.touch.day.iso, &json)
      text("note", ask.touch.contact.note, &json)
    }
    json.endObject()
  }

  private func list<Item>(
    _ key: String, _ items: [Item], _ json: inout JSONWriter,
    _ body: (Item, inout JSONWriter) -> Void
  ) {
    json.key(key)
    json.beginArray()
    for item in items {
      json.beginObject()
      body(item, &json)
      json.endObject()
    }
    json.endArray()
  }

  private func customer(_ id: CustomerID, _ json: inout JSONWriter) {
    text("customer", "#\(id.number)", &json)
    text("name", name(id), &json)
  }

  private func text(_ key: String, _ value: String, _ json: inout JSONWriter) {
    json.key(key)
    json.string(value)
  }

  private func number(_ key: String, _ value: Int, _ json: inout JSONWriter) {
    json.key(key)
    json.int(value)
  }
}

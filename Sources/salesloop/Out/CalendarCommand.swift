import Exchange
import LoopModel
import Store

extension Session {
  /// `calendar [FILTER]`: the planned next actions as iCalendar.
  func calendar() throws(Failure) {
    var words = arguments.operands
    if let owner = arguments.value(.owner) { words.append("owner:\"\(owner)\"") }
    let filter: Filter
    do throws(FilterError) {
      filter = try Filter(words.joined(separator: " "), me: actor)
    } catch {
      throw Failure(error)
    }
    let store = try openStore()
    try refuseStoreAsOutput(store)
    let target = try ExportTarget(path: arguments.value(.output))
    var calendar = CalendarWriter(product: programVersion)
    try reading(store) { () throws(Failure) in
      let snapshot = try roster(of: store)
      for index in filter.matches(in: snapshot) {
        let facts = snapshot.roster.facts(Int(index))
        guard facts.care.nextAction != nil, !snapshot.roster.reading(Int(index)).isLetGo else {
          continue
        }
        try write(
          CustomerFields(snapshot: snapshot, index: Int(index)), facts.id, of: store,
          to: &calendar)
        if calendar.bytes.count > 1 << 16 { target.write(calendar.take()) }
      }
    }
    calendar.finish()
    target.write(calendar.take())
    try target.finish()
  }

  private func write(
    _ fields: CustomerFields, _ id: CustomerID, of store: Store, to calendar: inout CalendarWriter
  ) throws(Failure) {
    do throws(StoreError) {
      guard let last = try store.changes(of: id).last(where: { $0.change.change.verb == .plan }),
        case .plan(let plan) = last.change.change
      else { return }
      let name = fields.snapshot.roster.name(fields.index)
      var lines: [String] = []
      if !plan.why.isEmpty { lines.append(plan.why) }
      lines.append("by \(plan.by.isEmpty ? last.change.by : plan.by)")
      calendar.event(
        // The store's first event tells it from other stores in one calendar.
        uid: "\(id.number).\(try store.mark())@salesloop", on: plan.due, stamp: last.change.at,
        summary: "\(name.isEmpty ? fields.id : name): \(plan.what)",
        description: lines.joined(separator: "\n"))
    } catch {
      throw Failure(error)
    }
  }
}

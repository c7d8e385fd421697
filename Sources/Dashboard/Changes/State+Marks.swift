import Canvas
import LoopModel

extension State {
  mutating func toggleMark() {
    guard page == nil, let customer = selectedCustomer else {
      status = Status(text: "choose a customer to mark first", role: .muted)
      return
    }
    if marks.remove(customer) == nil { marks.insert(customer) }
    step(1)
    status = Status(text: marks.isEmpty ? "nobody is marked" : markText, role: .muted)
  }

  /// Marks all that are in view, or nobody where all are marked already.
  mutating func markAll() {
    guard let snapshot else { return }
    let all = Set(shownRows.map { snapshot.roster.facts(Int($0)).id })
    if all.isSubset(of: marks) { marks.subtract(all) } else { marks.formUnion(all) }
    status = Status(text: marks.isEmpty ? "nobody is marked" : markText, role: .muted)
  }

  private var shownRows: [Int32] {
    switch view {
    case .loop: loop.order
    case .triage: triage.order
    case .customers: list.order
    case .standUp: []
    }
  }

  /// The marked as they stand on the screen, then those that are out of view.
  var markedInOrder: [CustomerID] {
    guard let snapshot else { return [] }
    let shown = shownRows.map { snapshot.roster.facts(Int($0)).id }.filter(marks.contains)
    return shown + marks.subtracting(shown).sorted()
  }

  private var markText: String {
    "\(grouped(marks.count)) marked: t p a b z x o act on all of them"
  }

  var selectedCustomer: CustomerID? {
    switch view {
    case .loop: loop.customer
    case .triage: triage.selected
    case .customers: list.selected
    case .standUp: standUpSelected
    }
  }
}

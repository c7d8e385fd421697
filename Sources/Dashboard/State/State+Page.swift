import Canvas
public import LoopModel

extension State {
  mutating func openSelected() -> [Effect] {
    guard let snapshot else { return [] }
    let customer: CustomerID?
    let origin: [CustomerID]
    if view == .customers {
      customer = list.selected
      origin = list.order.prefix(100_000).map { snapshot.roster.facts(Int($0)).id }
    } else if view == .triage {
      customer = triage.selected
      origin = triage.order.map { snapshot.roster.facts(Int($0)).id }
    } else {
      if loop.customer == nil, loop.stage != nil { moveOnLoop(by: 1) }
      customer = loop.customer
      origin = loop.order.map { snapshot.roster.facts(Int($0)).id }
    }
    guard let customer else {
      status = Status(
        text: view == .loop ? "choose a stage with →, a customer with ↓, then ⏎" : "nobody here",
        role: .muted)
      return []
    }
    page = CustomerPageState(customer: customer, origin: origin)
    return [.readHistory(customer), .beHere(customer)]
  }

  /// Opens a customer's page from outside, as `show` does.
  public mutating func openPage(of customer: CustomerID, history: CustomerHistory?) {
    page = CustomerPageState(customer: customer, history: history, origin: [customer])
  }

  mutating func openNeighbour(_ offset: Int) -> [Effect] {
    guard let page, let place = page.origin.firstIndex(of: page.customer) else { return [] }
    let next = place + offset
    guard page.origin.indices.contains(next) else {
      status = Status(
        text: offset > 0 ? "that was the last of the list" : "that was the first of the list",
        role: .muted)
      return []
    }
    let customer = page.origin[next]
    self.page = CustomerPageState(customer: customer, origin: page.origin)
    switch view {
    case .customers: list.selected = customer
    case .triage: triage.selected = customer
    case .loop: loop.customer = customer
    case .standUp: break
    }
    refreshVisible()
    return [.readHistory(customer), .beHere(customer)]
  }

  /// After a refresh: the page is read again, or closed when its customer is gone.
  mutating func refreshPage() -> [Effect] {
    guard let page else { return [] }
    if snapshot?.roster.index(of: page.customer) == nil {
      self.page = nil
      status = Status(text: "that customer is not here on this day", role: .muted)
      return []
    }
    return [.readHistory(page.customer)]
  }
}

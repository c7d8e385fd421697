import Canvas
import LoopModel

extension State {
  /// Puts the selected stage's customers in order, the worst momentum first, and finds the selected
  /// one again wherever they are now.
  mutating func orderStage() {
    guard let snapshot else { return }
    if let customer = loop.customer {
      if let index = snapshot.roster.index(of: customer), passes(index) {
        let stage = snapshot.roster.reading(index).position.stage
        if stage != loop.stage {
          if loop.isFollowing || travel.film == nil {
            loop.stage = stage
          } else {
            loop.customer = nil
          }
        }
      } else {
        takeNeighbour(of: customer)
      }
    }
    guard let stage = loop.stage else {
      loop.order = []
      return
    }
    var rows: [Int32] = []
    rows.reserveCapacity(min(visible.customers, 32_768))
    if let indices = visible.indices {
      rows = indices.filter { snapshot.roster.reading(Int($0)).isOn(stage) }
    } else {
      for (number, chunk) in snapshot.roster.chunks.enumerated() {
        for place in chunk.readings.indices
        where chunk.readings[place].isOn(stage) {
          rows.append(Int32(number * Roster.chunkSize + place))
        }
      }
    }
    loop.order = sorted(rows) { row in
      let reading = snapshot.roster.reading(Int(row))
      // Those who never bought have no momentum; they come last, the longest in the stage first.
      return reading.momentum ?? 1e9 - reading.stageDays
    }
  }

  private func passes(_ index: Int) -> Bool {
    guard let indices = visible.indices else { return true }
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < Int32(index) { low = middle + 1 } else { high = middle }
    }
    return low < indices.count && indices[low] == Int32(index)
  }

  private mutating func takeNeighbour(of customer: CustomerID) {
    guard let snapshot else { return }
    let place = loop.order.isEmpty ? nil : loop.order.first
    loop.customer = nil
    loop.isFollowing = false
    guard let place, Int(place) < snapshot.roster.count, passes(Int(place)) else { return }
    loop.customer = snapshot.roster.facts(Int(place)).id
    loop.stage = snapshot.roster.reading(Int(place)).position.stage
    status = Status(
      text: "the selected customer is no longer here; the nearest is taken", role: .muted)
  }

  mutating func selectStage(_ stage: Stage) {
    loop.stage = stage
    loop.customer = nil
    loop.isFollowing = false
    orderStage()
  }

  /// Selects the customer `offset` away in the selected stage; without a stage, in the one with the
  /// most stalled customers.
  mutating func moveOnLoop(by offset: Int) {
    guard let snapshot, visible.customers > 0 else { return }
    if loop.stage == nil {
      let worst = Stage.allCases.max {
        (visible.stages[$0.index].stalled, visible.stages[$0.index].customers)
          < (visible.stages[$1.index].stalled, visible.stages[$1.index].customers)
      }
      selectStage(worst ?? .salesLoop)
    }
    guard !loop.order.isEmpty else {
      status = Status(text: "nobody is in this stage", role: .muted)
      return
    }
    var row = offset > 0 ? min(offset, loop.order.count) - 1 : 0
    if let current = selectedRow {
      row = min(loop.order.count - 1, max(0, current + offset))
    }
    loop.customer = snapshot.roster.facts(Int(loop.order[row])).id
  }

  /// Where the selected customer is in the selected stage's order.
  var selectedRow: Int? {
    guard let snapshot, let customer = loop.customer,
      let index = snapshot.roster.index(of: customer)
    else { return nil }
    return loop.order.firstIndex(of: Int32(index))
  }

  mutating func selectOnLoop(_ customer: CustomerID) {
    guard let snapshot, let index = snapshot.roster.index(of: customer) else { return }
    loop.stage = snapshot.roster.reading(index).position.stage
    loop.customer = customer
    orderStage()
  }

  mutating func toggleFollow() {
    guard loop.customer != nil else {
      status = Status(text: "select a customer to follow with ↓ first", role: .muted)
      return
    }
    loop.isFollowing.toggle()
    status = Status(
      text: loop.isFollowing
        ? "following: the stage changes with the customer; f lets go" : "no longer following",
      role: .muted)
  }
}

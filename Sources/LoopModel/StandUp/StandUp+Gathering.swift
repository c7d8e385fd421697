extension StandUp {
  /// Sorts what happened by person.
  struct Gathering {
    private let snapshot: Snapshot
    private var persons: [String: Person] = [:]
    private(set) var names: [CustomerID: String] = [:]
    private(set) var handOffs: [HandOff] = []

    init(_ snapshot: Snapshot) {
      self.snapshot = snapshot
    }

    mutating func name(_ customer: CustomerID?) {
      guard let customer, names[customer] == nil,
        let index = snapshot.roster.index(of: customer)
      else { return }
      names[customer] = snapshot.roster.name(index)
    }

    /// The owner of a customer; empty for nobody, nil for one who is not there.
    private mutating func owner(of customer: CustomerID) -> String? {
      name(customer)
      return snapshot.roster.index(of: customer).map { snapshot.owner($0) }
    }

    private mutating func tell(_ name: String, _ body: (inout Person) -> Void) {
      body(&persons[name, default: Person(name: name)])
    }

    mutating func take(_ happenings: Happenings) {
      for win in happenings.wins {
        guard let owner = owner(of: win.customer) else { continue }
        tell(owner) { $0.wins.append(win) }
        for credit in win.credits where credit.person != owner {
          tell(credit.person) { $0.helped.append(win) }
        }
      }
      for moved in happenings.moves {
        guard let owner = owner(of: moved.customer) else { continue }
        tell(owner) {
          if moved.isForward { $0.forward.append(moved) } else { $0.back.append(moved) }
        }
      }
      for promise in happenings.promises {
        guard owner(of: promise.customer) != nil else { continue }
        switch promise.outcome {
        case .due: tell(promise.by) { $0.due.append(promise) }
        case .open: break
        default: tell(promise.by) { $0.promised.append(promise) }
        }
      }
    }

    /// Takes in who is stalled, who is handed off, and who has customers at all.
    mutating func takeCustomers(_ happenings: Happenings) {
      var promises: [CustomerID: Promise] = [:]
      for promise in happenings.promises {
        if let known = promises[promise.customer], known.madeAt > promise.madeAt { continue }
        promises[promise.customer] = promise
      }
      var hasCustomers = Set<UInt16>()
      var stalled: [UInt16: [Int32]] = [:]
      for (number, chunk) in snapshot.roster.chunks.enumerated() {
        for place in chunk.facts.indices {
          let facts = chunk.facts[place]
          let reading = chunk.readings[place]
          let index = Int32(number * Roster.chunkSize + place)
          if !reading.isLetGo { hasCustomers.insert(facts.owner) }
          if reading.isStalled { stalled[facts.owner, default: []].append(index) }
          guard let handOff = facts.care.handOff else { continue }
          name(facts.id)
          handOffs.append(
            HandOff(
              customer: facts.id, from: ownerName(facts.owner), to: ownerName(handOff.to),
              since: handOff.day))
        }
      }
      handOffs.sort { ($0.since, $0.customer) < ($1.since, $1.customer) }
      for owner in hasCustomers where owner != 0 { tell(ownerName(owner)) { _ in } }
      for (owner, indices) in stalled {
        let first = mostPressing(indices)
        let items = first.map { stalledItem(Int($0), promises) }
        tell(ownerName(owner)) {
          $0.stalled = items
          $0.moreStalled = indices.count - items.count
        }
      }
    }

    private func mostPressing(_ indices: [Int32]) -> ArraySlice<Int32> {
      func key(_ index: Int32) -> (Int, Double) {
        let reading = snapshot.roster.reading(Int(index))
        return (reading.needsDecision ? 0 : 1, -(reading.riskPerMonth ?? 0))
      }
      return indices.map { (key($0), $0) }.sorted {
        ($0.0.0, $0.0.1, $0.1) < ($1.0.0, $1.0.1, $1.1)
      }.map(\.1).prefix(StandUp.stalledNamed)
    }

    private mutating func stalledItem(
      _ index: Int, _ promises: [CustomerID: Promise]
    ) -> Stalled {
      let id = snapshot.roster.facts(index).id
      name(id)
      let reading = snapshot.roster.reading(index)
      return Stalled(
        customer: id, stage: reading.position.stage,
        reason: snapshot.reasons(index).first?.sentence ?? "",
        riskPerMonth: Int64(max(0, min(9e18, reading.riskPerMonth ?? 0))),
        needsDecision: reading.needsDecision, promise: promises[id])
    }

    private func ownerName(_ owner: UInt16) -> String {
      Int(owner) < snapshot.owners.count ? snapshot.owners[Int(owner)] : ""
    }

    /// Everybody by name, or one of them; whoever has no owner comes last.
    func sorted(only owner: String?) -> [Person] {
      persons.values.filter { person in
        if let owner { return person.name == owner }
        return !person.name.isEmpty || !person.isQuiet
      }.sorted { left, right in
        if left.name.isEmpty != right.name.isEmpty { return right.name.isEmpty }
        return (folded(left.name), left.name) < (folded(right.name), right.name)
      }
    }
  }
}

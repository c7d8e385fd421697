import Demo
import LoopModel
import Testing

@Suite struct `What is decided in the demo business` {
  let customers = DemoBusiness().customers

  private func changes(_ holds: (Change) -> Bool) -> [RecordedChange] {
    customers.flatMap(\.changes).filter { holds($0.change) }
  }

  @Test func `is in order, by the team, within what is known of a customer and not later than now`()
  {
    let team = DemoBusiness().owners
    for customer in customers {
      let times = customer.changes.map(\.at)
      #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
      for step in customer.changes {
        #expect(step.day >= customer.since && step.at <= DemoBusiness.now)
        #expect(team.contains(step.by))
      }
    }
  }

  @Test func `knows modes, fits, problems and how they buy of about half`() {
    #expect((80...120).contains(changes { if case .setMode = $0 { true } else { false } }.count))
    for (trait, range) in [
      (Trait.fit, 65...105), (.problem, 45...80), (.buys, 40...75), (.persona, 15...45),
      (.stake, 3...12),
    ] {
      let count = changes { change in
        if case .describe(let described, _) = change { described == trait } else { false }
      }.count
      #expect(range.contains(count), "\(trait): \(count)")
    }
  }

  @Test func `has two promises past their day, one snooze, one let go and two open hand-offs`() {
    var late = 0
    var planned = 0
    var open: [String] = []
    for customer in customers {
      var care = Care()
      for step in customer.changes { care.take(step.change, on: step.day, at: step.at) }
      for touch in customer.touches.filter({ touch in
        customer.changes.contains { step in
          if case .plan = step.change { step.at < touch.at } else { false }
        }
      }) {
        care.take(touch.contact, on: touch.day)
      }
      if let due = care.nextAction {
        if due < DemoBusiness.today { late += 1 } else { planned += 1 }
      }
      for case .offerHandOff(let to, _) in customer.changes.map(\.change) { open.append(to) }
    }
    #expect(late == 2)
    #expect((8...12).contains(planned))
    #expect(open.sorted() == ["ana", "emil"])
    #expect(changes { if case .snooze = $0 { true } else { false } }.count == 1)
    #expect(changes { if case .letGo = $0 { true } else { false } }.count == 1)
  }

  @Test func `follows plays that belong to the library, some before somebody bought`() {
    let plays = customers.flatMap(\.touches).compactMap(\.contact.play)
    #expect((100...300).contains(plays.count))
    #expect(plays.allSatisfy { (1...Int64(Play.library.count)).contains($0) })
    #expect(Set(plays.map { Play.library[Int($0) - 1].stage }).count == 6)
  }
}

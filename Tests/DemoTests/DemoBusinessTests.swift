import Demo
import LoopModel
import Testing

@Suite struct `The demo business` {
  let business = DemoBusiness()
  let start = DemoBusiness.today.advanced(by: -730)

  @Test func `is the same on every run, and another from another seed`() {
    #expect(DemoBusiness().customers == business.customers)
    #expect(DemoBusiness(seed: 8).customers != business.customers)
  }

  @Test func `stands on Monday, 16 March 2026, 14:02`() {
    #expect(DemoBusiness.today.iso == "2026-03-16")
    #expect(DemoBusiness.today.weekday == 0)
    let midnight = Int64(DemoBusiness.today.number) * 86_400_000
    #expect(DemoBusiness.now.milliseconds - midnight == (14 * 60 + 2) * 60_000)
    #expect(business.currency == Currency(code: "EUR"))
  }

  @Test func `has 140 customers of five owners, with names and ids of their own`() {
    #expect(business.customers.count == 140)
    #expect(business.owners == ["ana", "bruno", "chiara", "dafne", "emil"])
    #expect(Set(business.customers.map(\.owner)) == Set(business.owners))
    #expect(Set(business.customers.map(\.name)).count == 140)
    #expect(Set(business.customers.map { folded($0.name) }).count == 140)
    #expect(Set(business.customers.map(\.externalID)).count == 140)
    #expect(business.customers.allSatisfy { $0.externalID.hasPrefix("K-1") })
  }

  @Test func `has names that fit and print, wide ones among them`() {
    for name in business.customers.map(\.name) {
      #expect((6...24).contains(name.count), "\(name)")
      #expect(name.first != " " && name.last != " ")
      let plain = name.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }
      #expect(plain, "\(name)")
    }
    let wide = business.customers.filter { $0.name.unicodeScalars.contains { $0.value >= 0x3000 } }
    #expect(wide.count == 2)
  }

  @Test func `keeps everything in order and within the two years up to now`() {
    let period = start...DemoBusiness.today
    for customer in business.customers {
      #expect(period.contains(customer.since))
      let days = customer.purchases.map(\.day) + customer.moves.map(\.move.day)
      #expect((days + customer.touches.map(\.day)).allSatisfy { period.contains($0) })
      #expect((days + customer.touches.map(\.day)).allSatisfy { $0 >= customer.since })
      #expect(isAscending(customer.purchases.map(\.day)))
      #expect(isAscending(customer.purchases.map(\.recordedAt)))
      #expect(isAscending(customer.moves.map(\.move.at)))
      #expect(isAscending(customer.touches.map(\.at)))
    }
  }

  @Test func `records in office hours of the day itself, nothing later than now`() {
    for customer in business.customers {
      let records =
        customer.purchases.map { ($0.day, $0.recordedAt) }
        + customer.moves.map { ($0.move.day, $0.move.at) }
        + customer.touches.map { ($0.day, $0.at) }
      for (day, at) in records {
        let minute = at.milliseconds / 60_000 - Int64(day.number) * 1440
        #expect((8 * 60 + 40...17 * 60 + 50).contains(minute))
        #expect(at <= DemoBusiness.now)
      }
    }
  }

  @Test func `sells nothing on Sundays and gives back three times`() {
    let purchases = business.customers.flatMap(\.purchases)
    #expect((1000...2000).contains(purchases.count))
    #expect(purchases.allSatisfy { $0.day.weekday != 6 && $0.amount != 0 })
    #expect((2...3).contains(purchases.count { $0.amount < 0 }))
    #expect(business.customers.allSatisfy { $0.purchases.first.map { $0.amount > 0 } ?? true })
    for customer in business.customers {
      #expect(Set(customer.bought.map(\.day)).count == customer.bought.count)
    }
  }

  @Test func `sells much to few and little to many, and more from year to year`() {
    let revenues = business.customers.map { $0.purchases.reduce(0) { $0 + $1.amount } }
      .filter { $0 > 0 }.sorted(by: >)
    let total = revenues.reduce(0, +)
    #expect(revenues.prefix(revenues.count / 5).reduce(0, +) > total / 2)
    let turn = start.advanced(by: 365)
    let late = business.customers.flatMap(\.purchases).filter { $0.day > turn }
    #expect(late.reduce(0) { $0 + $1.amount } > total / 2)
  }

  @Test func `writes five to fifteen contacts a customer, four helps to an ask`() {
    let touches = business.customers.flatMap(\.touches)
    #expect(business.customers.allSatisfy { (3...15).contains($0.touches.count) })
    #expect(business.customers.count { $0.touches.count >= 5 } >= 130)
    #expect(touches.allSatisfy { !$0.contact.note.isEmpty && business.owners.contains($0.by) })
    #expect(Set(touches.map(\.contact.note)).count >= 60)
    let helps = Double(touches.count { $0.contact.intent == .help })
    #expect((3.4...5.2).contains(helps / Double(touches.count { $0.contact.intent == .ask })))
    #expect(touches.contains { $0.contact.reception == .annoyed })
    let channels = Set(touches.map(\.contact.channel))
    #expect(channels.isSuperset(of: [.email, .call, .visit, .demo, .event, .web]))
    for customer in business.customers {
      #expect(Set(customer.touches.map(\.contact.note)).count == customer.touches.count)
    }
  }

  @Test func `has moves by people, with reasons and never on a day of purchase`() {
    #expect((38...55).contains(business.customers.count { !$0.moves.isEmpty }))
    for customer in business.customers {
      let days = Set(customer.purchases.map(\.day))
      for move in customer.moves {
        #expect(!move.reason.isEmpty && business.owners.contains(move.by))
        #expect(!days.contains(move.move.day))
        let bought = Int32(customer.bought.count { $0.day < move.move.day })
        #expect(move.move.lap == bought + (move.move.stage.isActivePhase ? 1 : 0))
      }
    }
  }
}

private func isAscending(_ values: [some Comparable]) -> Bool {
  zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
}

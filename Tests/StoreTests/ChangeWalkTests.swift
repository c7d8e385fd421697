import LoopModel
import Testing

@testable import Store

@Suite struct ChangeWalkTests {
  private let rows = (1...12).map { number in
    SampleRow(
      id: "C\(number)", name: "N\(number)", owner: ["", "Ina"][number % 2],
      day: Int32(8800 + number * 7), amount: 100)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `after any walk the state follows from the rows and the journal`(seed: UInt64) throws {
    let store = try Store(path: ":memory:")
    try store.take(rows, actor: "ina")
    var walk = Walk(state: seed)
    var refused = 0
    var done = [0, 0, 0, 0]
    for step in 0..<1000 {
      // Clocks of several programs: mostly on, at times equal or a little back.
      walk.clock += [0, 1, 40, 1000, -300][walk.next(5)]
      let today = day(Int32(9000 + step / 10))
      let actor = ["ana", "bo", "cy"][walk.next(3)]
      let before = try step % 7 == 0 ? store.state() : []
      do throws(StoreError) {
        switch walk.next(10) {
        case 0...5:
          let changes = (0...max(0, walk.next(5) - 2)).map { _ in
            (customer: CustomerID(Int64(walk.next(12) + 1)), change: walk.change(today))
          }
          try store.apply(changes, actor: actor, at: time(walk.clock), day: today)
          done[0] += 1
          if !before.isEmpty {
            try store.undo(actor: actor, at: time(walk.clock))
            let undone = try store.state()
            #expect(undone == before)
          }
        case 6, 7:
          if try store.undo(actor: actor, at: time(walk.clock)) != nil { done[1] += 1 }
        case 8:
          if try store.redo(actor: actor, at: time(walk.clock)) != nil { done[2] += 1 }
        default:
          let ids = try store.texts(
            """
            SELECT id FROM event WHERE customer IS NOT NULL AND kind NOT IN ('undo', 'redo')
              AND \(Store.isInForce) ORDER BY seq DESC LIMIT 40
            """)
          guard !ids.isEmpty else { break }
          try store.undo(
            event: EventID(stored: ids[walk.next(ids.count)]), actor: actor, at: time(walk.clock))
          done[3] += 1
        }
      } catch {
        #expect(error.kind == .conflict || error.kind == .other)
        #expect(error.sql == nil)
        refused += 1
      }
      if step % 100 == 99 { try #expect(store.check() == []) }
    }
    #expect(done.allSatisfy { $0 > 20 })
    #expect(refused > 20)
    #expect(try compared(store) == compared(replayed(store)))
  }

  @Test(arguments: [UInt64(4), 5])
  func `imports and another program between leave kept state that follows`(seed: UInt64) throws {
    let folder = TemporaryFolder()
    let store = try Store(path: folder.store, create: true)
    let other = OtherProgram(folder.store)
    try store.take(rows, actor: "ina")
    var walk = Walk(state: seed)
    for step in 0..<300 {
      walk.clock += 100
      let today = day(Int32(9000 + step / 10))
      let actor = ["ana", "bo"][walk.next(2)]
      do throws(StoreError) {
        switch walk.next(10) {
        case 0...4:
          try store.apply(
            [(CustomerID(Int64(walk.next(14) + 1)), walk.change(today))], actor: actor,
            at: time(walk.clock), day: today, seen: store.journalSequence())
        case 5, 6: try store.undo(actor: actor, at: time(walk.clock))
        case 7: try store.redo(actor: actor, at: time(walk.clock))
        case 8:
          let rows = (0..<3).map { _ in
            SampleRow(
              id: "C\(walk.next(14) + 1)", owner: ["", "dora", "Ola"][walk.next(3)],
              day: Int32(8900 + walk.next(90)), amount: Int64(walk.next(3)) * 100)
          }
          try store.take(rows, actor: actor, at: walk.clock)
        default: other.run(walk.edit())
        }
      } catch {
        #expect(error.kind == .conflict || error.kind == .other)
        #expect(error.sql == nil)
      }
      if step % 20 == 19 {
        let seen = try store.all().map(\.facts)
        try store.mend(actor: "ana", at: time(walk.clock))
        #expect(try store.all().map(\.facts) == seen)
        #expect(try store.check() == [])
      }
    }
    let known = try store.lastRecordedDay()
    try store.relearnLastDay()
    #expect(try store.lastRecordedDay() == known)
  }

  /// A fresh store in which every change of the journal that is in force was made, in order.
  private func replayed(_ store: Store) throws -> Store {
    let fresh = try Store(path: ":memory:")
    try fresh.take(rows, actor: "ina")
    try fresh.transaction(actor: "x", at: time(1)) { transaction throws(StoreError) in
      let writer = try ChangeWriter(transaction)
      for event in try store.events("customer IS NOT NULL AND \(Store.isInForce) AND ?", .int(1))
        .reversed() where event.isChange
      {
        guard let (change, day) = try event.change(by: store.connection) else {
          throw StoreError(.other, "\(event) cannot be read")
        }
        _ = try writer.write(
          change, of: event.customer ?? 0, day: day, at: Timestamp(milliseconds: event.at),
          by: event.actor, event: event.sequence, isRefusing: false)
      }
      try writer.finish()
    }
    return fresh
  }

  /// The state but for which event made an owner, and the numbering of equal purchases.
  private func compared(_ store: Store) throws -> [String] {
    try store.connection.run("UPDATE owner SET made_by = 1 WHERE made_by IS NOT NULL")
    try store.connection.run(
      """
      UPDATE purchase SET nth = 1000 + (SELECT count(*) FROM purchase AS other
        WHERE other.customer = purchase.customer AND other.day = purchase.day
        AND other.amount = purchase.amount AND other.event <= purchase.event)
      """)
    return try store.state()
  }
}

/// Random numbers and changes, the same for the same beginning.
private struct Walk {
  var state: UInt64
  var clock: Int64 = 5000

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// What another program may do to a store.
  mutating func edit() -> String {
    let customer = next(12) + 1
    return [
      """
      INSERT INTO care(customer, verb, at, day, fields)
      VALUES(\(customer), 'handoff', \(clock), 9000, '{"to":"fay"}')
      """, "UPDATE owner SET name = name || 'x' WHERE name = 'dora'",
      "DELETE FROM care WHERE id = (SELECT max(id) FROM care)",
      "DELETE FROM touch WHERE customer = \(customer)", "UPDATE move SET lap = lap + 1",
      "DELETE FROM customer WHERE id = \(customer) AND \(next(4)) = 0",
      "UPDATE purchase SET amount = amount + 1 WHERE customer = \(customer)",
      "DELETE FROM move WHERE customer = \(customer)",
    ][next(8)]
  }

  mutating func change(_ today: Day) -> Change {
    let name = ["dora", "eve", "Ina", "fay"][next(4)]
    switch next(15) {
    case 0, 1:
      return .touch(
        Contact(
          channel: Touch.Channel.allCases[next(8)], direction: next(2) == 0 ? .pull : .push,
          play: next(3) == 0 ? 1 : nil))
    case 2, 3:
      return .plan(PlannedAction(what: "p\(next(9))", due: today.advanced(by: next(9) - 3)))
    case 4, 5:
      return .move(Relocation(stage: Stage.allCases[next(7)], lap: Int32(next(3) + 1)))
    case 6: return .snooze(until: next(2) == 0 ? nil : today.advanced(by: next(9)), reason: "s")
    case 7: return .letGo(reason: "l")
    case 8: return .comeBack(reason: "c")
    case 9: return .assign(owner: next(4) == 0 ? "" : name)
    case 10: return .setMode(next(2) == 0 ? .buying : .information, evidence: "e")
    case 11: return .offerHandOff(to: name, reason: "h")
    case 12: return next(2) == 0 ? .acceptHandOff : .returnHandOff(reason: "r")
    case 13:
      return next(2) == 0
        ? .note("n\(next(99))") : .describe(Trait.allCases[next(5)], String(next(4)))
    default:
      return .purchase(day: today.advanced(by: -next(40)), amount: Int64(next(4) * 100 - 50))
    }
  }
}

import LoopModel
import Testing

@testable import Store

@Suite struct MoveTests {
  let store: Store

  init() throws {
    store = try Store(path: ":memory:")
    try store.take([SampleRow(id: "7", name: "Ann", day: 9000, amount: 1)])
  }

  @Test func `a move is kept with who and why`() throws {
    let move = Move(stage: .swell, lap: 2, day: day(9100), at: time(7))
    let number = try store.changeNumber()
    let change = try store.move(CustomerID(1), to: move, reason: "said so", actor: "ana")
    #expect(change.changeNumber == number + 1)
    #expect(try store.all()[0].facts.move == move)
    #expect(
      try store.history(of: CustomerID(1))?.moves
        == [RecordedMove(move: move, by: "ana", reason: "said so")])
    #expect(try store.lastRecordedDay() == day(9100))
    #expect(try store.check() == [])
  }

  @Test func `a move on an old picture is refused with who and when`() throws {
    let seen = try store.changeNumber()
    try store.put(1, in: .metrics, at: 3_600_000, actor: "bo")
    do {
      try store.put(1, in: .swell, expected: seen)
      Issue.record("moved")
    } catch {
      #expect(error.kind == .conflict)
      #expect(
        error.message.contains("Ann was changed meanwhile (move by bo at 1970-01-01 01:00:00"))
    }
    #expect(try store.all()[0].facts.move?.stage == .metrics)
    try store.put(1, in: .swell, at: 7_200_000, expected: store.changeNumber())
    #expect(try store.all()[0].facts.move?.stage == .swell)
  }

  @Test func `a move in doubt is not made twice`() throws {
    let id = EventID()
    let move = Move(stage: .swell, lap: 2, day: day(9100), at: time(7))
    let seen = try store.changeNumber()
    for _ in 0..<2 {
      let change = try store.move(CustomerID(1), to: move, actor: "ana", expected: seen, id: id)
      #expect(change.eventID == id)
    }
    #expect(try store.counts().moves == 1)
  }

  @Test func `nobody is moved who is not there`() {
    #expect(kind { () throws(StoreError) in try store.put(99, in: .swell) } == .conflict)
  }
}

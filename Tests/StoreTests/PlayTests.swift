import LoopModel
import Testing

@testable import Store

@Suite struct PlayTests {
  let store: Store
  private let plays = [
    Play(stage: .momentum, mode: .buying, text: "show the price"),
    Play(stage: .salesLoop, text: "ask how they buy"),
    Play(stage: .salesLoop, text: "send the guide"),
  ]

  init() throws {
    store = try Store(path: ":memory:")
    try store.take((1...4).map { SampleRow(name: "N\($0)", day: 8900, amount: 100) })
    try store.seedPlays(plays, actor: "ana", at: time(1))
  }

  private func texts() throws -> [String] {
    try store.plays(today: day(9100)).map(\.text)
  }

  @Test func `the library is filled once`() throws {
    #expect(try texts() == ["ask how they buy", "send the guide", "show the price"])
    try store.seedPlays(plays, actor: "ana", at: time(1))
    #expect(try texts().count == 3)
    for play in try store.plays(today: day(9100)) {
      try store.removePlay(play.id, actor: "ana", at: time(2))
    }
    try store.seedPlays(plays, actor: "ana", at: time(1))
    #expect(try texts().isEmpty)
  }

  @Test func `its changes are taken back and made again`() throws {
    let before = try store.state()
    let id = try store.addPlay(
      Play(stage: .swell, mode: .information, text: "ask for a review"), actor: "ana", at: time(2))
    let added = try store.state()
    var play = try #require(try store.plays(today: day(9100)).last)
    #expect(play.id == id)
    #expect(play.mode == .information)
    play.text = "ask for a referral"
    play.mode = nil
    try store.changePlay(play, actor: "bo", at: time(3))
    let changed = try store.state()
    #expect(
      try store.refusal { () throws(StoreError) in try store.undo(actor: "ana", at: time(4)) }
        == "That play was changed since (play-change by bo at 1970-01-01 00:00:00 UTC), nothing was "
        + "undone; undo that first.")
    try store.removePlay(id, actor: "cy", at: time(5))
    let removed = try store.state()
    let undone = try #require(try store.undo(actor: "cy", at: time(6)))
    #expect(undone.kind == "play-remove")
    #expect(undone.name == "ask for a referral")
    #expect(try store.state() == changed)
    try store.undo(actor: "bo", at: time(6))
    #expect(try store.state() == added)
    try store.undo(actor: "ana", at: time(6))
    #expect(try store.state() == before)
    for (actor, state) in [("ana", added), ("bo", changed), ("cy", removed)] {
      try store.redo(actor: actor, at: time(7))
      #expect(try store.state() == state)
    }
    #expect(
      kind { () throws(StoreError) in try store.changePlay(play, actor: "ana", at: time(8)) }
        == .conflict)
    #expect(try store.check() == [])
  }

  @Test func `uses are counted, and judged two weeks after by what came of them`() throws {
    let play = Int64(2)
    func touch(_ customer: Int64, on number: Int32, at: Int64) throws {
      try store.make(.touch(Contact(channel: .call, play: play)), customer, at: at, on: number)
    }
    // A purchase on the last day that counts; one a day late; one of the same day entered before.
    try touch(1, on: 9000, at: 10)
    try store.make(.purchase(day: day(9014), amount: 5), 1, at: 20, on: 9014)
    try touch(2, on: 9000, at: 10)
    try store.make(.purchase(day: day(9015), amount: 5), 2, at: 20, on: 9015)
    try store.make(.purchase(day: day(9000), amount: 5), 3, at: 9, on: 9000)
    try touch(3, on: 9000, at: 10)
    // A plan, and a move onward; a move back after it.
    try store.make(.move(Relocation(stage: .momentum, lap: 1)), 4, at: 5, on: 8990)
    try store.make(
      .plan(PlannedAction(what: "x", due: day(9003), play: play)), 4, at: 10, on: 9000)
    try store.make(.move(Relocation(stage: .salesLoop, lap: 2)), 4, at: 20, on: 9005)
    try touch(4, on: 9006, at: 30)
    try store.make(.move(Relocation(stage: .heatUp, lap: 1)), 4, at: 40, on: 9007)
    try touch(1, on: 9020, at: 50)
    let found = try #require(try store.plays(today: day(9030)).first { $0.id == play })
    #expect([found.uses, found.judged, found.advanced] == [6, 5, 2])
    #expect(try store.plays(today: day(9034)).first { $0.id == play }?.judged == 6)
    #expect(try store.plays(today: day(9034)).first { $0.id == 1 }?.uses == 0)
  }
}

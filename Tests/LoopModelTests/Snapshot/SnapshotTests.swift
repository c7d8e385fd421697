import LoopModel
import Testing

@Suite struct `A snapshot` {
  @Test func `of an empty store has seven stages and nobody`() {
    let snapshot = Snapshot(moment: now)
    #expect(snapshot.stages.count == 7)
    #expect(snapshot.roster.count == 0)
    #expect(snapshot.owners == [""])
    #expect(snapshot.yardstick == Yardstick(medianGapDays: 30))
  }

  @Test func `names the owner of a customer, and nobody for an owner unknown`() {
    var board = board(of: [
      Board.Entry(facts: facts(1, owner: 2), name: "A", externalID: ""),
      Board.Entry(facts: facts(2), name: "B", externalID: ""),
      Board.Entry(facts: facts(3, owner: 99), name: "C", externalID: ""),
    ])
    let snapshot = board.publish()
    #expect((0..<3).map(snapshot.owner) == ["bruno", "", ""])
  }
}

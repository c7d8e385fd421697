import LoopModel
import Testing

@Suite struct `A board` {
  @Test(arguments: [1, 7, 140, 2500])
  func `that took in changes is that loaded with them`(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    let entries = randomEntries(count: count, seed: 51)
    let others = randomEntries(count: count, seed: 52)
    var after = entries
    var changed: [Board.Entry] = []
    for place in entries.indices where Int.random(in: 0..<3, using: &random) == 0 || place == 0 {
      after[place] = others[place]
      changed.append(others[place])
    }
    let added = randomEntries(count: 5, seed: 53, firstID: Int64(count + 1))

    var board = board(of: entries)
    _ = board.publish()
    _ = board.apply(changed + added)
    board.read(at: now, medianGapDays: 30, shares: .standard)
    let taken = board.publish()
    var fresh = LoopModelTests.board(of: after + added)
    let loaded = fresh.publish()

    #expect(taken.stages == loaded.stages)
    #expect(taken.loop == loaded.loop)
    #expect(taken.track == loaded.track)
    #expect(taken.yardstick == loaded.yardstick)
    #expect(taken.roster.count == count + 5)
    for index in 0..<taken.roster.count {
      #expect(taken.roster.facts(index) == loaded.roster.facts(index))
      #expect(taken.roster.reading(index) == loaded.roster.reading(index))
      #expect(taken.roster.name(index) == loaded.roster.name(index))
      #expect(taken.roster.externalID(index) == loaded.roster.externalID(index))
    }
  }

  @Test func `measures a change by the yardstick as it stands`() {
    let entries = randomEntries(count: 400, seed: 54)
    var board = board(of: entries)
    let yardstick = board.yardstick
    #expect(yardstick.typicalPace != Yardstick.thirtyDays.typicalPace)
    let change = Board.Entry(facts: facts(7, boughtDaysAgo: [9, 4, 0]), name: "X", externalID: "")
    _ = board.apply([change])
    #expect(board.yardstick == yardstick)
    #expect(board.roster.reading(6) == Reading(of: change.facts, at: now.day, by: yardstick))
    let snapshot = board.publish()
    var track = TrackDensity()
    for chunk in snapshot.roster.chunks { chunk.readings.forEach { track.add($0) } }
    #expect(snapshot.track == track)
  }

  @Test func `takes the median pace of active repeat customers as typical`() {
    let entries = randomEntries(count: 600, seed: 55)
    let prior = Yardstick.thirtyDays.prior
    let paces = entries.compactMap(\.facts.rhythm).filter { $0.repeats >= 1 }
      .map { Pace(of: $0, at: now.day, prior: prior) }.filter { $0.active >= 0.5 }.map(\.pace)
    #expect(paces.count > 100)
    #expect(board(of: entries).yardstick.typicalPace == median(of: paces))
  }

  @Test func `wants a new yardstick once more than 1 in 100 have changed`() {
    let entries = randomEntries(count: 300, seed: 56)
    var board = board(of: entries)
    let isFirstDue = board.apply(Array(entries[0..<2]))
    #expect(!isFirstDue)
    let isSecondDue = board.apply(Array(entries[2..<3]))
    #expect(!isSecondDue)
    let isThirdDue = board.apply(Array(entries[3..<4]))
    #expect(isThirdDue)
    board.read(at: now, medianGapDays: 30, shares: .standard)
    let isFourthDue = board.apply(Array(entries[0..<3]))
    #expect(!isFourthDue)
    let isFifthDue = board.apply(Array(entries[0..<1]))
    #expect(isFifthDue)
  }

  @Test func `tells a movement once`() throws {
    let entries = (1...200).map {
      Board.Entry(
        facts: facts(Int64($0), boughtDaysAgo: [40]), name: "\($0)", externalID: "")
    }
    var board = board(of: entries)
    let before = board.publish()
    #expect(before.movements.isEmpty)
    let bought = facts(8, boughtDaysAgo: [40, 0])
    _ = board.apply([Board.Entry(facts: bought, name: "8", externalID: "")])
    let moved = board.publish()
    #expect(
      moved.movements == [
        Movement(
          id: CustomerID(8), from: before.roster.reading(7).position,
          to: Position(lap: 2, stage: .heatUp, progress: 0))
      ])
    let next = board.publish()
    #expect(next.movements.isEmpty)
  }

  @Test func `tells no movement where only a name changed`() {
    let facts = facts(1, boughtDaysAgo: [40])
    var board = board(of: [Board.Entry(facts: facts, name: "A", externalID: "")])
    _ = board.apply([Board.Entry(facts: facts, name: "B", externalID: "")])
    let snapshot = board.publish()
    #expect(snapshot.movements.isEmpty)
    #expect(snapshot.roster.name(0) == "B")
  }

  @Test func `tells a new customer as a movement on the spot`() {
    var board = board(of: [])
    let facts = facts(1, boughtDaysAgo: [0])
    _ = board.apply([Board.Entry(facts: facts, name: "A", externalID: "")])
    let place = Position(lap: 1, stage: .heatUp, progress: 0)
    let snapshot = board.publish()
    #expect(snapshot.movements == [Movement(id: CustomerID(1), from: place, to: place)])
  }

  @Test func `tells 64 movements at most`() {
    var board = board(of: [])
    _ = board.apply(randomEntries(count: 200, seed: 57))
    let snapshot = board.publish()
    #expect(snapshot.movements.count == 64)
  }

  @Test func `numbers its snapshots`() {
    var board = board(of: [])
    let generations = (0..<3).map { _ in board.publish().generation }
    #expect(generations == [1, 2, 3])
  }

  @Test func `leaves a published snapshot as it was`() {
    var board = board(of: randomEntries(count: 40, seed: 58))
    let published = board.publish()
    let track = published.track
    let reading = published.roster.reading(4)
    _ = board.apply([
      Board.Entry(facts: facts(5, boughtDaysAgo: [1, 0]), name: "new", externalID: "")
    ])
    _ = board.publish()
    #expect(published.track == track)
    #expect(published.roster.reading(4) == reading)
    #expect(published.roster.storedName(4) != "new")
  }

  @Test func `keeps the history it was given`() {
    var board = board(of: randomEntries(count: 4, seed: 59))
    let history = LoopHistory(
      weeks: [1], lapDays: 3, lapDaysBefore: 4, revenue: 5, revenueBefore: 6)
    board.setHistory(history)
    let snapshots = (0..<2).map { _ in board.publish() }
    #expect(snapshots.map(\.loop.history) == [history, history])
  }

  @Test func `stands at its moment, at the minute it was read`() {
    var board = board(of: [])
    board.setReadAt(minute: 61)
    let present = board.publish()
    #expect(present.moment == Moment(day: now.day, isLive: true, readAtMinute: 61))
    let past = Moment(day: now.day - 365, isLive: false)
    board.read(at: past, medianGapDays: 30, shares: .standard)
    let snapshot = board.publish()
    #expect(snapshot.moment == past)
  }
}

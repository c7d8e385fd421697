import LoopModel
import Testing

/// A ledger of customers who each have moves, purchases and decisions, all told in days ago.
private struct Story {
  var ledger = Ledger()
  private var next: Int64 = 1

  mutating func add(
    moves: [(Stage, Int32, Int)], bought: [Int] = [], steps: [(Change, Int)] = []
  ) {
    let id = CustomerID(next)
    next += 1
    for daysAgo in bought {
      ledger.append(
        Purchase(
          day: today.advanced(by: -daysAgo), amount: 100,
          recordedAt: Timestamp(milliseconds: Int64(10_000 - daysAgo) * 10 + 5)), of: id)
    }
    for (stage, lap, daysAgo) in moves {
      ledger.append(
        Move(
          stage: stage, lap: lap, day: today.advanced(by: -daysAgo),
          at: Timestamp(milliseconds: Int64(10_000 - daysAgo) * 10)), of: id)
    }
    for (change, daysAgo) in steps {
      ledger.append(
        RecordedChange(
          change, day: today.advanced(by: -daysAgo),
          at: Timestamp(milliseconds: Int64(10_000 - daysAgo) * 10 + 1), by: ""), of: id)
    }
  }

  func curve(_ stage: Stage, isBuying: Bool = false) -> DwellCurve {
    ledger.dwell(atEndOf: today).curve(stage, isBuying: isBuying)
  }
}

@Suite struct `Stays read off moves` {
  @Test func `end with the next move: onward as an advance, back as an exit`() {
    var story = Story()
    story.add(moves: [
      (.customerExperience, 1, 50), (.momentum, 1, 38), (.customerExperience, 1, 30),
    ])
    #expect(story.curve(.customerExperience).advances == 1)
    #expect(story.curve(.customerExperience).limit(0.9) == 12)
    #expect(story.curve(.customerExperience).censored == 1)
    #expect(story.curve(.momentum).exits == 1)
    #expect(story.curve(.momentum).exited(by: 8) == 1)
  }

  @Test func `end with the purchase that ends the placement, as an advance`() {
    var story = Story()
    story.add(moves: [(.momentum, 2, 40), (.salesLoop, 3, 5)], bought: [90, 33, 20])
    #expect(story.curve(.momentum).advances == 1)
    #expect(story.curve(.momentum).limit(0.9) == 7)
  }

  @Test func `cross from Swell to the next lap as an advance`() {
    var story = Story()
    story.add(moves: [(.swell, 1, 40), (.salesLoop, 2, 20)])
    #expect(story.curve(.swell).advances == 1)
  }

  @Test func `end with letting go, as an exit`() {
    var story = Story()
    story.add(moves: [(.momentum, 1, 40)], steps: [(.letGo(reason: "no budget"), 25)])
    #expect(story.curve(.momentum).exits == 1)
    #expect(story.curve(.momentum).exited(by: 15) == 1)
  }

  @Test func `belong to the mode in which they began`() {
    var story = Story()
    story.add(
      moves: [(.momentum, 1, 40), (.heatUp, 1, 20)], steps: [(.setMode(.buying, evidence: ""), 45)])
    story.add(
      moves: [(.momentum, 1, 40), (.heatUp, 1, 30)], steps: [(.setMode(.buying, evidence: ""), 35)])
    #expect(story.curve(.momentum, isBuying: true).limit(0.9) == 20)
    #expect(story.curve(.momentum).limit(0.9) == 10)
  }

  @Test func `count when they began in the last 365 days`() {
    var story = Story()
    story.add(moves: [(.momentum, 1, 366), (.heatUp, 1, 365), (.automation, 1, 300)])
    #expect(story.curve(.momentum).stays == 0)
    #expect(story.curve(.heatUp).advances == 1)
  }

  @Test func `are known as of any day`() {
    var story = Story()
    story.add(moves: [(.momentum, 1, 40), (.heatUp, 1, 20)])
    let before = story.ledger.dwell(atEndOf: today.advanced(by: -21))
    #expect(before.curve(.momentum, isBuying: false).censored == 1)
    #expect(story.curve(.momentum).advances == 1)
  }

  @Test func `teach a limit from 20 advances on`() {
    var story = Story()
    for days in 1...19 { story.add(moves: [(.momentum, 1, 100), (.heatUp, 1, 100 - days)]) }
    func limit() -> StageLimit {
      story.ledger.dwell(atEndOf: today).limit(.momentum, isBuying: false, typicalGapDays: 30)
    }
    #expect(
      limit()
        == StageLimit(
          .momentum, isBuying: false, learnedFrom: story.curve(.momentum), typicalGapDays: 30))
    #expect(limit().basis == .assumed)
    story.add(moves: [(.momentum, 1, 100), (.heatUp, 1, 80)])
    #expect(limit().basis == .learning)
    #expect(limit().days == 18)
  }

  @Test func `and what was decided is known as of any day, too`() {
    var story = Story()
    story.add(
      moves: [], bought: [90],
      steps: [
        (.setMode(.buying, evidence: "asked for a price"), 60),
        (.plan(PlannedAction(what: "call", due: today.advanced(by: -40))), 50),
        (.touch(Contact(channel: .call)), 30),
      ])
    let known = facts(1, boughtDaysAgo: [90])
    func care(_ daysAgo: Int) -> Care? {
      story.ledger.facts(known, atEndOf: today.advanced(by: -daysAgo))?.care
    }
    #expect(care(61) == Care())
    #expect(care(60)?.mode == .buying)
    #expect(care(45)?.nextAction == today.advanced(by: -40))
    #expect(care(0)?.nextAction == nil)
    #expect(care(0)?.lastTouch == today.advanced(by: -30))
  }
}

import LoopModel
import Testing

@Suite struct `A stage limit` {
  private static func limit(advances: Int, exits: Int = 0) -> StageLimit {
    let stays = [
      Stay(days: 9, outcome: .advanced, count: advances),
      Stay(days: 4, outcome: .exited, count: exits),
    ]
    return StageLimit(
      .momentum, isBuying: false, learnedFrom: DwellCurve(stays), typicalGapDays: 31)
  }

  @Test func `is assumed, then learning, then learned`() {
    #expect(Self.limit(advances: 0).days == 45)
    #expect(Self.limit(advances: 19, exits: 500).days == 45)
    #expect(Self.limit(advances: 19).basis == .assumed)
    #expect(Self.limit(advances: 20).days == 9)
    #expect(Self.limit(advances: 20).basis == .learning)
    #expect(Self.limit(advances: 29).basis == .learning)
    #expect(Self.limit(advances: 30, exits: 500).days == 9)
    #expect(Self.limit(advances: 30).basis == .learned)
    #expect(Self.limit(advances: 30).advances == 30)
  }

  @Test func `by default depends on stage and mode`() {
    let nothing = DwellCurve([])
    func days(isBuying: Bool) -> [Double] {
      Stage.allCases.map {
        StageLimit($0, isBuying: isBuying, learnedFrom: nothing, typicalGapDays: 31).days
      }
    }
    #expect(days(isBuying: false) == [30, 45, 45, 30, 31, 14, 60])
    #expect(days(isBuying: true) == [7, 14, 21, 14, 7, 7, 14])
  }
}

@Suite struct `A stay` {
  private let now = today

  @Test func `ends, or is open now`() {
    let entered = now.advanced(by: -30)
    let left = (day: now.advanced(by: -10), outcome: StayOutcome.exited)
    #expect(Stay(entered: entered, end: left, now: now) == Stay(days: 20, outcome: .exited))
    #expect(Stay(entered: entered, end: nil, now: now) == Stay(days: 30, outcome: .censored))
    let later = (day: now.advanced(by: 3), outcome: StayOutcome.advanced)
    #expect(Stay(entered: entered, end: later, now: now) == Stay(days: 30, outcome: .censored))
    let before = (day: entered.advanced(by: -3), outcome: StayOutcome.advanced)
    #expect(Stay(entered: entered, end: before, now: now) == Stay(days: 0, outcome: .advanced))
  }

  @Test func `counts if it began in the last 365 days`() {
    #expect(Stay(entered: now.advanced(by: -366), end: nil, now: now) == nil)
    #expect(Stay(entered: now.advanced(by: -365), end: nil, now: now)?.days == 365)
    #expect(Stay(entered: now, end: nil, now: now)?.days == 0)
    #expect(Stay(entered: now.advanced(by: 1), end: nil, now: now) == nil)
  }
}

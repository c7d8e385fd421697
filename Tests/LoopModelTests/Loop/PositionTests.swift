import LoopModel
import Testing

@Suite struct `A position` {
  @Test(
    arguments: [
      (-1, 0), (0, 0), (0.3, 0.3), (1, 1), (7, 1), (.nan, 0), (.infinity, 1), (-.infinity, 0),
    ] as [(Double, Double)])
  func `has a progress from 0 to 1`(given: Double, progress: Double) {
    #expect(Position(lap: 1, stage: .swell, progress: given).progress == progress)
  }

  @Test func `is on the first lap at least`() {
    #expect(Position(lap: 0, stage: .swell, progress: 0).lap == 1)
    #expect(Position(lap: -3, stage: .swell, progress: 0).lap == 1)
    #expect(Position(lap: 9, stage: .swell, progress: 0).lap == 9)
  }

  @Test func `is held once the stage's time is over`() {
    #expect(Position(lap: 1, stage: .swell, progress: 1).isHeld)
    #expect(!Position(lap: 1, stage: .swell, progress: 0.999).isHeld)
  }

  @Test func `is an angle from the top`() {
    #expect(Position(lap: 4, stage: .salesLoop, progress: 0).turn == 0)
    #expect(Position(lap: 4, stage: .heatUp, progress: 0.5).turn == 0.5)
    #expect(Position(lap: 4, stage: .swell, progress: 0).turn == 6.0 / 7)
  }
}

@Suite struct `A move by hand` {
  static let move = Move(
    stage: .swell, lap: 2, day: today, at: Timestamp(milliseconds: 1000))

  @Test(
    arguments: [
      (1, 1, true), (1, 5000, true), (0, 1001, true), (0, 1000, false), (0, 999, false),
      (-1, 5000, false), (-400, .max, false),
    ] as [(Int, Int64, Bool)])
  func `ends with a purchase of a later day, or of its own day recorded after it`(
    daysLater: Int, recorded: Int64, isEnded: Bool
  ) {
    #expect(
      Self.move.isEnded(
        byPurchaseOn: today.advanced(by: daysLater),
        recordedAt: Timestamp(milliseconds: recorded)) == isEnded)
  }
}

@Suite struct `Who placed a customer` {
  @Test func `is said in one word`() {
    #expect([PlacedBy.start, .purchases, .hand].map(\.word) == ["start", "purchases", "hand"])
  }
}

import LoopModel
import Testing

@Suite struct `The shares of the stages` {
  @Test(
    arguments: [
      (0, 3, .heatUp, 0), (0.05, 3, .heatUp, 0.5), (0.0999, 3, .heatUp, 0.999),
      (0.10, 3, .automation, 0), (0.275, 3, .automation, 0.5), (0.4499, 3, .automation, 0.99971),
      (0.45, 3, .metrics, 0), (0.50, 3, .metrics, 0.5), (0.5499, 3, .metrics, 0.999),
      (0.55, 3, .swell, 0), (0.60, 3, .swell, 0.5), (0.6499, 3, .swell, 0.999),
      (0.65, 4, .salesLoop, 0), (0.70, 4, .salesLoop, 0.5), (0.7499, 4, .salesLoop, 0.999),
      (0.75, 4, .customerExperience, 0), (0.825, 4, .customerExperience, 0.5),
      (0.8999, 4, .customerExperience, 0.99933),
      (0.90, 4, .momentum, 0), (0.95, 4, .momentum, 0.5), (0.9999, 4, .momentum, 0.999),
      (1, 4, .momentum, 1), (1.5, 4, .momentum, 1), (1e300, 4, .momentum, 1),
      (.infinity, 4, .momentum, 1), (-1, 3, .heatUp, 0), (.nan, 3, .heatUp, 0),
    ] as [(Double, Int32, Stage, Double)])
  func `place the phase after a third purchase`(
    phase: Double, lap: Int32, stage: Stage, progress: Double
  ) {
    let position = StageShares.standard.position(phase: phase, purchases: 3)
    #expect(position.stage == stage)
    #expect(position.lap == lap)
    #expect(abs(position.progress - progress) < 1e-5)
  }

  @Test func `hold a customer only when they are due`() {
    let shares = StageShares.standard
    #expect(shares.position(phase: 1, purchases: 1).isHeld)
    for step in 0..<1000 {
      #expect(!shares.position(phase: Double(step) / 1000, purchases: 1).isHeld, "\(step)")
    }
  }

  @Test func `carry a customer forward round the ring and never back`() throws {
    let own = try #require(StageShares(ends: [0.02, 0.03, 0.5, 0.51, 0.9, 0.99]))
    for shares in [StageShares.standard, own] {
      var last = -1.0
      for step in 0...20_000 {
        let position = shares.position(phase: Double(step) / 16_000, purchases: 5)
        let travelled = Double(position.lap) + position.turn
        #expect(travelled >= last, "at \(step)")
        last = travelled
      }
      #expect(abs(last - (6 + 3.0 / 7)) < 1e-12)
    }
  }

  @Test(
    arguments: [
      (.heatUp, 0), (.automation, 0.10), (.metrics, 0.45), (.swell, 0.55), (.salesLoop, 0.65),
      (.customerExperience, 0.75), (.momentum, 0.90),
    ] as [(Stage, Double)])
  func `say where each stage begins`(stage: Stage, phase: Double) {
    #expect(StageShares.standard.start(of: stage) == phase)
    #expect(StageShares.standard.position(phase: phase, purchases: 1).stage == stage)
  }

  @Test func `may be set, and end at 1`() throws {
    let shares = try #require(StageShares(ends: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]))
    #expect(shares.ends == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1])
    #expect(shares.position(phase: 0.55, purchases: 1).stage == .customerExperience)
    #expect(StageShares(ends: [0.10, 0.45, 0.55, 0.65, 0.75, 0.90]) == .standard)
  }

  @Test(arguments: [
    [], [0.5], [0.1, 0.2, 0.3, 0.4, 0.5], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
    [0, 0.2, 0.3, 0.4, 0.5, 0.6], [0.1, 0.2, 0.3, 0.4, 0.5, 1], [0.1, 0.2, 0.2, 0.4, 0.5, 0.6],
    [0.1, 0.3, 0.2, 0.4, 0.5, 0.6], [-0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    [.nan, 0.2, 0.3, 0.4, 0.5, 0.6], [0.1, 0.2, 0.3, 0.4, 0.5, .infinity],
  ])
  func `are refused unless six of them rise between 0 and 1`(ends: [Double]) {
    #expect(StageShares(ends: ends) == nil)
  }
}

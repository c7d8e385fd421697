import Demo
import LoopModel
import Testing

@Suite struct `The picture of the demo business` {
  /// By the fraction of the day that has passed, and by the whole day.
  static let moments = [DemoPicture.now, Double(DemoBusiness.today.number)]

  @Test(arguments: moments)
  func `has customers in every stage`(at day: Double) {
    let picture = DemoPicture(of: DemoBusiness(), at: day)
    for stage in Stage.allCases {
      #expect((8...35).contains(picture.count(in: stage)), "\(stage.name)")
    }
  }

  @Test(arguments: moments)
  func `has customers of every trend`(at day: Double) {
    let picture = DemoPicture(of: DemoBusiness(), at: day)
    #expect((15...25).contains(picture.count(.up)))
    #expect((10...18).contains(picture.count(.down)))
    #expect((12...18).contains(picture.count(.stopped)))
    #expect((25...40).contains(picture.count(.new)))
    #expect((45...75).contains(picture.count(.steady)))
  }

  @Test func `keeps its promises for other seeds`() {
    for seed in 100..<106 as Range<UInt64> {
      let picture = DemoPicture(of: DemoBusiness(seed: seed))
      #expect(Stage.allCases.allSatisfy { (8...38).contains(picture.count(in: $0)) })
      #expect((12...18).contains(picture.count(.stopped)))
    }
  }

  @Test func `gathers the stopped in Momentum, a few elsewhere by hand`() {
    let picture = DemoPicture(of: DemoBusiness())
    #expect((8...14).contains(picture.count(.stopped, in: .momentum)))
    for reading in picture.readings where reading.trend == .stopped {
      #expect(reading.position.stage == .momentum || reading.placedBy == .hand)
    }
    for flag in [SilenceFlag.late, .stalled, .lapsed] {
      #expect(picture.readings.count { $0.flag == flag } >= 2)
    }
  }

  @Test func `is placed by hand for about 25, and by nobody for a few`() {
    let picture = DemoPicture(of: DemoBusiness())
    #expect((20...30).contains(picture.readings.count { $0.placedBy == .hand }))
    #expect((2...8).contains(picture.readings.count { $0.placedBy == .start }))
    let never = picture.readings.filter { $0.momentum == nil }
    #expect((10...18).contains(never.count))
    #expect(never.allSatisfy { $0.position.stage.isActivePhase })
  }

  @Test func `spreads laps from 1 to about 25 and rhythms from days to months`() {
    let picture = DemoPicture(of: DemoBusiness())
    let laps = Set(picture.readings.map(\.position.lap))
    #expect(laps.min() == 1)
    #expect((22...27).contains(laps.max() ?? 0))
    #expect(laps.count >= 18)
    #expect((25...38).contains(picture.yardstick.medianGapDays))
    let gaps = picture.readings.map(\.typicalGapDays)
    #expect((gaps.min() ?? 0) < 20 && (gaps.max() ?? 0) > 60)
  }

  @Test func `has faster customers up and slower ones down`() {
    let picture = DemoPicture(of: DemoBusiness())
    let heroes = picture.readings.filter { $0.trend == .up && ($0.momentum ?? 0) >= 1.3 }
    #expect(heroes.count >= 6)
    #expect(picture.readings.allSatisfy { $0.trend != .down || ($0.momentum ?? 0) < 1.1 })
  }
}

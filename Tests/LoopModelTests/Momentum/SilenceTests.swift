import LoopModel
import Testing

@Suite struct `A flag of silence` {
  @Test(
    arguments: [
      (1, 1, nil), (0.10, 1, nil), (0.0999, 1, .late), (0.05, 1, .late), (0.0499, 1, .stalled),
      (0, 1, .stalled), (1, 0.3, nil), (1, 0.2999, .lapsed), (0.07, 0.2999, .lapsed),
      (0.01, 0.2999, .lapsed), (0.01, 0.3, .stalled), (0.07, 0.3, .late), (0, 0, .lapsed),
    ] as [(Double, Double, SilenceFlag?)])
  func `is late below 1 in 10, stalled below 1 in 20, lapsed below 30 % active`(
    survival: Double, active: Double, flag: SilenceFlag?
  ) {
    #expect(SilenceFlag(survival: survival, active: active) == flag)
  }

  @Test func `is milder before it is worse`() {
    #expect(SilenceFlag.late < .stalled)
    #expect(SilenceFlag.stalled < .lapsed)
  }

  @Test func `is said in one word`() {
    #expect([SilenceFlag.late, .stalled, .lapsed].map(\.word) == ["late", "stalled", "lapsed"])
  }

  @Test func `never grows milder in silence`() throws {
    let rhythm = try rhythm(daysAgo: (0...12).map { 360 - $0 * 30 })
    var last = 0
    var seen: Set<Int> = []
    for days in 0...1500 {
      let pace = Pace(
        of: rhythm, at: Double(today.number) + Double(days), prior: Yardstick.thirtyDays.prior)
      let flag = SilenceFlag(survival: pace.survival, active: pace.active)
      let rank = Int(flag?.rawValue ?? 0)
      #expect(rank >= last, "after \(days) days")
      last = rank
      seen.insert(rank)
    }
    #expect(seen == [0, 1, 2, 3])
  }
}

@Suite struct `A spoken chance` {
  @Test(
    arguments: [
      (1, "1 in 1"), (0.9, "1 in 1"), (0.5, "1 in 2"), (0.25, "1 in 4"), (0.1, "1 in 10"),
      (0.05, "1 in 20"), (1.0 / 9.4, "1 in 9"), (1.0 / 9.6, "1 in 10"), (1.0 / 42, "1 in 42"),
      (1.0 / 99.6, "1 in 100"), (0.01, "1 in 100"), (1.0 / 123, "1 in 120"),
      (1.0 / 987, "1 in 990"), (1.0 / 1234, "1 in 1,200"), (1.0 / 56_789, "1 in 57,000"),
      (1.0 / 999_999, "1 in 1,000,000"), (1e-6, "fewer than 1 in 1,000,000"),
      (1e-300, "fewer than 1 in 1,000,000"), (0, "fewer than 1 in 1,000,000"),
      (-1, "fewer than 1 in 1,000,000"), (.nan, "fewer than 1 in 1,000,000"),
    ] as [(Double, String)])
  func `is one in so many, with two digits that count`(chance: Double, text: String) {
    #expect(spokenChance(chance) == text)
  }
}

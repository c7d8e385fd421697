import LoopModel
import Testing

@Suite struct `The quality of a score` {
  @Test func `counts pairs in the right order, ties half`() {
    let outcomes = [true, false, true, false]
    #expect(ScoreQuality.areaUnderCurve([4, 1, 3, 2], outcomes) == 1)
    #expect(ScoreQuality.areaUnderCurve([1, 4, 2, 3], outcomes) == 0)
    #expect(ScoreQuality.areaUnderCurve([1, 1, 1, 1], outcomes) == 0.5)
    // Pairs: 3 > 1, 3 > 2, 2 > 1, 2 = 2.
    #expect(ScoreQuality.areaUnderCurve([3, 1, 2, 2], outcomes) == 3.5 / 4)
    #expect(ScoreQuality.areaUnderCurve([1, 2], [true, true]) == nil)
    #expect(ScoreQuality.areaUnderCurve([], []) == nil)
    #expect(ScoreQuality.areaUnderCurve([.nan, 1], [false, true]) == 1)
  }

  @Test func `equals a count of all pairs`() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<50 {
      let scores = (0..<60).map { _ in Double(Int.random(in: 0...12, using: &random)) }
      let outcomes = scores.map { Double(Int.random(in: 0...20, using: &random)) < $0 }
      var (right, pairs) = (0.0, 0.0)
      for (score, outcome) in zip(scores, outcomes) where outcome {
        for (other, otherOutcome) in zip(scores, outcomes) where !otherOutcome {
          right += score > other ? 1 : score == other ? 0.5 : 0
          pairs += 1
        }
      }
      let area = try #require(ScoreQuality.areaUnderCurve(scores, outcomes))
      #expect(isNear(area, right / pairs, 1e-12))
    }
  }

  @Test func `correlates ranks, ties at their mean`() throws {
    #expect(ScoreQuality.rankCorrelation([1, 2, 3], [10, 100, 1000]) == 1)
    #expect(ScoreQuality.rankCorrelation([1, 2, 3], [3, 2, 1]) == -1)
    #expect(ScoreQuality.rankCorrelation([1, 1, 1], [3, 2, 1]) == nil)
    #expect(ScoreQuality.rankCorrelation([], []) == nil)
    // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: 4.5 / √(4.5 · 5).
    let tied = try #require(ScoreQuality.rankCorrelation([1, 2, 2, 9], [0, 7, 5, 8]))
    #expect(isNear(tied, 4.5 / 22.5.squareRoot(), 1e-12))
  }

  @Test func `takes the top tenth, ties by expectation`() {
    let scores = (0..<20).map(Double.init)
    #expect(ScoreQuality.precision(atTop: 0.1, scores, scores.map { $0 >= 18 }) == 1)
    #expect(ScoreQuality.precision(atTop: 0.1, scores, scores.map { $0 == 18 }) == 0.5)
    let tied = [9.0] + Array(repeating: 5.0, count: 19)
    let outcomes = [true] + (0..<19).map { $0 < 5 }
    #expect(
      isNear(
        ScoreQuality.precision(atTop: 0.1, tied, outcomes) ?? 0, (1 + 5.0 / 19) / 2, 1e-12))
    #expect(ScoreQuality.precision(atTop: 0.1, [1, 2], [false, true]) == 1)
    #expect(ScoreQuality.precision(atTop: 0.1, [], []) == nil)
  }

  @Test func `calibrates by tenths`() {
    let groups = CalibrationGroup.groups(
      predicted: (0..<100).map { Double($0) / 100 }, actual: (0..<100).map { $0 < 50 ? 0 : 1 })
    #expect(groups.map(\.customers) == Array(repeating: 10, count: 10))
    #expect(groups.map(\.actual) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(isNear(groups[3].predicted, 0.345, 1e-12))
    let tied = CalibrationGroup.groups(
      predicted: [1, 1, 1, 1], actual: [0, 2, 4, 6], count: 2)
    #expect(tied.map(\.actual) == [3, 3])
    #expect(CalibrationGroup.groups(predicted: [1], actual: [2]).count == 1)
    #expect(CalibrationGroup.groups(predicted: [], actual: []).isEmpty)
  }

  @Test func `of recency, frequency and money is in fifths`() {
    let scores = CustomerScores.recencyFrequencyMoney(
      silences: [10, 20, 30, 40, 50], repeats: [5, 4, 3, 2, 1], spends: [1, 2, 3, 4, 5])
    #expect(scores == [11, 10, 9, 8, 7])
    let alike = CustomerScores.recencyFrequencyMoney(
      silences: [1, 1], repeats: [0, 0], spends: [9, 9])
    #expect(alike == [9, 9])
    #expect(CustomerScores.recencyFrequencyMoney(silences: [], repeats: [], spends: []).isEmpty)
  }
}

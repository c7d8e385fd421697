import LoopModel
import Testing

@Suite struct `The typical pace` {
  let prior = Prior(r: 0.5, alpha: 4, a: 0.8, b: 2)

  @Test(arguments: [0, 1, 19])
  func `is the prior's with fewer than 20 active repeat customers`(count: Int) {
    let paces = Array(repeating: 9.0, count: count)
    #expect(Yardstick.typicalPace(ofActive: paces, prior: prior) == 0.125)
  }

  @Test func `is the median pace from 20 on`() {
    var random = SeededRandom(seed: 6)
    let twenty = (1...20).map(Double.init).shuffled(using: &random)
    #expect(Yardstick.typicalPace(ofActive: twenty, prior: prior) == 10.5)
    #expect(Yardstick.typicalPace(ofActive: twenty + [0], prior: prior) == 10)
  }

  @Test func `is never 0`() {
    let paces = Array(repeating: 0.0, count: 30)
    #expect(Yardstick.typicalPace(ofActive: paces, prior: prior) == 0.125)
  }
}

@Suite struct `A yardstick` {
  @Test func `is the prior before any customer has been measured`() {
    let yardstick = Yardstick(medianGapDays: 35)
    #expect(yardstick.prior == Prior(r: 0.5, alpha: 10, a: 0.8, b: 2))
    #expect(yardstick.typicalPace == 0.05)
    #expect(yardstick.shares == .standard)
    #expect(yardstick.medianGapDays == 35)
  }
}

@Suite struct `A prior` {
  @Test(
    arguments: [(30, 60.0 / 7), (7, 2), (1, 2.0 / 7), (0.5, 2.0 / 7), (0, 2.0 / 7)]
      as [(Double, Double)])
  func `spans two of the store's gaps, in weeks`(medianGapDays: Double, alpha: Double) {
    let prior = Prior(medianGapDays: medianGapDays)
    #expect(prior == Prior(r: 0.5, alpha: alpha, a: 0.8, b: 2))
  }
}

@Suite struct `The median of numbers` {
  @Test(
    arguments: [
      ([], 0), ([7], 7), ([1, 2], 1.5), ([3, 1, 2], 2), ([4, 1, 3, 2], 2.5), ([5, 5, 5, 5], 5),
      ([1, 1, 9, 9], 5), ([-1, -3], -2),
    ] as [([Double], Double)])
  func `is the one in the middle, or the mean of two`(values: [Double], expected: Double) {
    #expect(median(of: values) == expected)
  }

  @Test func `equals that of the sorted numbers`() {
    var random = SeededRandom(seed: 5)
    for round in 0..<2000 {
      let count = Int.random(in: 1...60, using: &random)
      // Few different values, so that many are equal.
      let range = round.isMultiple(of: 2) ? 0...5 : -1000...1000
      let values = (0..<count).map { _ in Double(Int.random(in: range, using: &random)) }
      let sorted = values.sorted()
      #expect(median(of: values) == (sorted[(count - 1) / 2] + sorted[count / 2]) / 2)
    }
  }

  @Test(arguments: [1001, 1002])
  func `is found in ascending and descending numbers`(count: Int) {
    let ascending = (0..<count).map(Double.init)
    #expect(median(of: ascending) == Double(count - 1) / 2)
    #expect(median(of: ascending.reversed()) == Double(count - 1) / 2)
  }
}

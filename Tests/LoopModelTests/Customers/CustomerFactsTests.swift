import LoopModel
import Testing

@Suite struct `The facts of a customer` {
  @Test(
    arguments: [([], 0), ([5], 1), ([5, 5], 1), ([30, 5], 2), ([30, 30, 5, 5, 0], 3)]
      as [([Int], Int32)])
  func `count the days of purchase`(daysAgo: [Int], purchases: Int32) {
    #expect(facts(1, boughtDaysAgo: daysAgo).purchases == purchases)
  }

  @Test func `have no holding move where nobody moved the customer`() {
    #expect(facts(1, boughtDaysAgo: [5]).holdingMove == nil)
  }

  @Test func `have a holding move where the customer never bought`() {
    let move = Move(stage: .metrics, lap: 1, day: today, at: Timestamp(milliseconds: 1))
    #expect(facts(1, move: move).holdingMove == move)
  }

  @Test func `have no holding move once a purchase has ended it`() {
    let move = Move(
      stage: .metrics, lap: 1, day: today.advanced(by: -9), at: Timestamp(milliseconds: 1))
    #expect(facts(1, boughtDaysAgo: [10], move: move).holdingMove == move)
    #expect(facts(1, boughtDaysAgo: [10, 8], move: move).holdingMove == nil)
  }
}

@Suite struct `A customer's id` {
  @Test func `is in order of its number`() {
    #expect(CustomerID(9) < CustomerID(10))
    #expect(!(CustomerID(10) < CustomerID(10)))
  }
}

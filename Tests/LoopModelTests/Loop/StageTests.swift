import LoopModel
import Testing

@Suite struct `A stage` {
  @Test(
    arguments: [
      ("1", .salesLoop), ("7", .swell), ("sales loop", .salesLoop), ("Sales Loop", .salesLoop),
      ("salesloop", .salesLoop), ("sales-loop", .salesLoop), ("sales_loop", .salesLoop),
      ("sa", .salesLoop), ("cust", .customerExperience), ("Customer Exp", .customerExperience),
      ("mo", .momentum), ("MOMENTUM", .momentum), ("heatup", .heatUp), ("heat up", .heatUp),
      ("Heat-Up", .heatUp), ("he", .heatUp), ("auto", .automation), ("met", .metrics),
      ("sw", .swell), ("swell", .swell), (" 4 ", .heatUp), ("mómentum", .momentum),
    ] as [(String, Stage)])
  func `is meant by its number, its name or the beginning of it`(text: String, stage: Stage) {
    #expect(Stage(spoken: text) == stage)
  }

  @Test(arguments: [
    "", "0", "8", "-", "s", "m", "swells", "34", "256", "-1x", "stage", "x", "momentumm", "漢",
  ])
  func `is not meant by anything else`(text: String) {
    #expect(Stage(spoken: text) == nil)
  }

  @Test func `follows another round the loop`() {
    #expect(Stage.allCases.map(\.next.number) == [2, 3, 4, 5, 6, 7, 1])
    #expect(Stage.allCases.map(\.previous.number) == [7, 1, 2, 3, 4, 5, 6])
  }

  @Test func `is numbered from 1 and indexed from 0`() {
    #expect(Stage.allCases.map(\.number) == Array(1...7))
    #expect(Stage.allCases.map(\.index) == Array(0...6))
    #expect(Stage.allCases.sorted() == Stage.allCases)
  }

  @Test func `belongs to the active phase up to Momentum`() {
    #expect(Stage.allCases.filter(\.isActivePhase) == [.salesLoop, .customerExperience, .momentum])
  }

  @Test func `has a short name of at most 14 characters`() {
    for stage in Stage.allCases {
      #expect(stage.shortName.count <= 14, "\(stage.shortName)")
    }
  }

  @Test func `has the published default limit, Automation the customer's own gap`() {
    #expect(Stage.allCases.map(\.defaultLimitDays) == [30, 45, 45, 30, nil, 14, 60])
  }
}

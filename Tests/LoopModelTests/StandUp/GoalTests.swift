import LoopModel
import Testing

@Suite struct GoalTests {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026-Q4", "2026-10-01", "2026-12-31"),
    ("2026-q1", "2026-01-01", "2026-03-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026-12", "2026-12-01", "2026-12-31"),
  ])
  func `a period is a year, a quarter or a month`(text: String, first: String, last: String) throws
  {
    let period = try #require(GoalPeriod(text))
    #expect(period.first.iso == first)
    #expect(period.last.iso == last)
  }

  @Test(arguments: ["", "26", "2026-", "2026-Q5", "2026-13", "2026-1", "2026-Q4-1", "x", "1800"])
  func `anything else is none`(text: String) {
    #expect(GoalPeriod(text) == nil)
  }

  @Test func `quarters are written alike whatever was typed`() throws {
    #expect(GoalPeriod("2026-q4")?.text == "2026-Q4")
    let day = try #require(Day(iso: "2026-11-22"))
    #expect(GoalPeriod.quarter(of: day)?.text == "2026-Q4")
    #expect(GoalPeriod.month(of: day)?.text == "2026-11")
  }

  private static let paces: [(String, Int64, Double)] = [
    ("2026-09-30", 0, 0.0), ("2026-10-01", 1000, 1.0 / 92), ("2026-11-15", 46_000, 0.5),
    ("2026-12-31", 92_000, 1), ("2027-01-31", 92_000, 1),
  ]

  @Test(arguments: paces)
  func `revenue that comes evenly is on its pace line`(
    iso: String, pace: Int64, elapsed: Double
  ) throws {
    let period = try #require(GoalPeriod("2026-Q4"))
    let day = try #require(Day(iso: iso))
    let standing = GoalStanding(period: period, goal: 92_000, revenue: pace, day: day)
    #expect(abs(standing.elapsed - elapsed) < 1e-9)
    #expect(standing.pace == pace)
    #expect(standing.ahead == 0)
  }

  @Test func `without a goal there is no pace`() throws {
    let period = try #require(GoalPeriod("2026"))
    let standing = GoalStanding(period: period, goal: nil, revenue: 5, day: period.first)
    #expect(standing.pace == nil && standing.ahead == nil && standing.reached == nil)
  }

  @Test func `the shortest period that holds the day is shown`() throws {
    let goals = try ["2026", "2026-Q4", "2026-10", "2025"].map { text in
      Goal(period: try #require(GoalPeriod(text)), amount: 1)
    }
    let october = try #require(Day(iso: "2026-10-05"))
    #expect(Goal.current(of: goals, on: october)?.period.text == "2026-10")
    #expect(Goal.current(of: goals, on: october.advanced(by: 40))?.period.text == "2026-Q4")
    #expect(Goal.current(of: goals, on: october.advanced(by: -100))?.period.text == "2026")
    #expect(Goal.current(of: goals, on: october.advanced(by: 400)) == nil)
  }
}

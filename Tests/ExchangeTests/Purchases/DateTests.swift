import Exchange
import LoopModel
import Testing

@Suite struct DateTests {
  static func file(_ dates: [String]) -> String {
    "customer;date;amount\n" + dates.map { "A;\($0);1\n" }.joined()
  }

  @Test(arguments: [
    ("2026-03-04", "2026-03-04"), ("20260304", "2026-03-04"), ("2026/3/4", "2026-03-04"),
    ("2026.03.04", "2026-03-04"), ("2026-03-04T10:15:30Z", "2026-03-04"),
    ("2026-03-04 23:59", "2026-03-04"), ("2026-03-04T10:15:30.250+02:00", "2026-03-04"),
    ("2026-03-04 10:15:30 UTC", "2026-03-04"), ("2026-03-04T10:15:30-0330", "2026-03-04"),
    ("20260304T101530Z", "2026-03-04"), ("3 Mar 2026", "2026-03-03"), ("Mar 3, 2026", "2026-03-03"),
    ("March 3rd, 2026", "2026-03-03"), ("03-MAR-26", "2026-03-03"), ("1st Sept 1999", "1999-09-01"),
    ("Tue, 3 Mar 2026 10:15", "2026-03-03"), ("3. May 2026", "2026-05-03"),
    ("25.12.1999", "1999-12-25"), ("25/12/70", "1970-12-25"), ("25-12-69", "2069-12-25"),
    ("12/25/99 3:04 PM", "1999-12-25"), ("2024-02-29", "2024-02-29"), ("5/5/2026", "2026-05-05"),
    ("1900-01-01", "1900-01-01"), ("2199-12-31", "2199-12-31"),
  ])
  func `a date is understood`(written: String, day: String) throws {
    let reading = try Reading(Self.file([written]))
    #expect(reading.days == [day], "\(reading.rejections)")
  }

  @Test(arguments: [
    ("2026-02-30", "is a day that does not exist"), ("9999-99-99", "is a day that does not exist"),
    ("0000-00-00", "is a day that does not exist"), ("30/02/2026", "is a day that does not exist"),
    ("2026-01-15T25:61:00+99:00", "is not a date"), ("2026-01-15T25:00", "is not a date"),
    ("2026-01-15T10:60", "is not a date"), ("2026-01-15T10:00+15:00", "is not a date"),
    ("2026-01-15x", "is not a date"), ("2026-01/15", "is not a date"), ("soon", "is not a date"),
    ("2026-01-15 10:15 and so on", "is not a date"), ("46023", "is not a date"),
    ("", "the date is missing"), ("1899-12-31", "lies outside the years 1900 to 2199"),
    ("2200-01-01", "lies outside the years 1900 to 2199"), ("2026-01-+1", "is not a date"),
    ("2026-07-01", "lies in the future"), ("3 Mars 2026", "is not a date"),
  ])
  func `what is no date is rejected by line`(written: String, why: String) throws {
    let reading = try Reading(
      Self.file(["2026-06-30", written]),
      PurchaseFileOptions(today: Day(year: 2026, month: 6, day: 30)))
    #expect(reading.days == ["2026-06-30"])
    #expect(reading.badLines == [3])
    #expect(reading.rejections.map(\.reason) == [why])
    #expect(reading.rejections.map(\.columnName) == ["date"])
  }

  @Test(arguments: [
    (["03/04/2026", "25/04/2026"], ["2026-04-03", "2026-04-25"], DateOrder.dayMonthYear),
    (["03/04/2026", "04/25/2026"], ["2026-03-04", "2026-04-25"], .monthDayYear),
    (["3-4-26", "25-4-26"], ["2026-04-03", "2026-04-25"], .dayMonthYear),
    (["2026-03-04", "25/04/2026"], ["2026-03-04", "2026-04-25"], .dayMonthYear),
    (["3 Mar 2026", "04/25/2026"], ["2026-03-03", "2026-04-25"], .monthDayYear),
  ])
  func `a column is read in one way`(
    dates: [String], days: [String], order: DateOrder
  ) throws {
    let reading = try Reading(Self.file(dates))
    #expect(reading.days == days)
    #expect(reading.understanding.dates == order)
  }

  @Test func `the last row can settle the first`() throws {
    let dates = Array(repeating: "03/04/2026", count: 50_000) + ["13/04/2026"]
    #expect(try Reading(Self.file(dates)).days.first == "2026-04-03")
  }

  @Test func `an ambiguous column is refused`() throws {
    #expect(
      try Reading.refusal(Self.file(["03/04/2026", "05/06/2026"]))
        == "FILE: the dates could be day-month or month-day (e.g. 03/04/2026 on line 2): say "
        + "--dates dmy or --dates mdy")
  }

  @Test func `a column that contradicts itself is refused`() throws {
    let refusal = try Reading.refusal(Self.file(["13/04/2026", "04/13/2026"]))
    #expect(refusal?.contains("13/04/2026 on line 2 can only be day-month") == true)
    #expect(refusal?.contains("04/13/2026 on line 3 only month-day") == true)
  }

  @Test(arguments: [
    (DateOrder.dayMonthYear, ["2026-04-03", "2026-04-13"], [4]),
    (DateOrder.monthDayYear, ["2026-03-04", "2026-04-13"], [3]),
  ])
  func `the order can be said`(order: DateOrder, days: [String], bad: [Int]) throws {
    let reading = try Reading(
      Self.file(["03/04/2026", "13/04/2026", "04/13/2026"]), PurchaseFileOptions(dates: order))
    #expect(reading.days == days)
    #expect(reading.badLines == bad)
  }

  @Test func `a few doubtful dates among clear ones are rejected by line`() throws {
    let reading = try Reading(Self.file(["2026-01-15", "2026-01-16", "03/04/26"]))
    #expect(reading.days == ["2026-01-15", "2026-01-16"])
    #expect(reading.badLines == [4])
  }

  @Test func `points mean the day comes first, and that is said`() throws {
    let reading = try Reading(Self.file(["03.04.2026"]))
    #expect(reading.days == ["2026-04-03"])
    #expect(
      reading.understanding.notes == ["dates such as 03.04.2026 are read as day.month.year"])
  }
}

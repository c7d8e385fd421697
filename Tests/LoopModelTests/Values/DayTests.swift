import LoopModel
import Testing

@Suite struct `A day` {
  @Test func `is the same after a trip through the calendar, from 1900 to 2199`() {
    // An own calendar, counted up day by day.
    var (year, month, date) = (1900, 1, 1)
    var wrong: [Int32] = []
    for number in Int32(-25567)...84005 {
      let day = Day(number: number)
      if day.civil != (year, month, date) || Day(year: year, month: month, day: date) != day
        || Day(iso: day.iso) != day || day.weekday != (Int(number) + 25567) % 7
      {
        wrong.append(number)
      }
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      date += 1
      if date > lengths[month - 1] { (month, date) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong.isEmpty)
    #expect(year == 2200)
  }

  @Test(
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2026, 3, 16, 20_528),
      (1900, 1, 1, -25_567), (2199, 12, 31, 84_005), (1, 1, 1, -719_162),
      (9999, 12, 31, 2_932_896), (1600, 2, 29, -135_081),
    ] as [(Int, Int, Int, Int32)])
  func `counts from the first of January 1970`(
    year: Int, month: Int, date: Int, number: Int32
  ) throws {
    let day = try #require(Day(year: year, month: month, day: date))
    #expect(day.number == number)
    #expect(day.civil == (year, month, date))
  }

  @Test func `is accepted from 1900 to 2199`() {
    #expect(Day.accepted.lowerBound.iso == "1900-01-01")
    #expect(Day.accepted.upperBound.iso == "2199-12-31")
  }

  @Test(arguments: [1600, 1904, 1996, 2000, 2004, 2024, 2196, 2400])
  func `may be a 29 February in a leap year`(year: Int) throws {
    let leapDay = try #require(Day(year: year, month: 2, day: 29))
    #expect(leapDay.advanced(by: 1).civil == (year, 3, 1))
  }

  @Test(arguments: [1700, 1800, 1900, 1999, 2001, 2023, 2025, 2100, 2200])
  func `is never a 29 February in a common year`(year: Int) {
    #expect(Day(year: year, month: 2, day: 29) == nil)
  }

  @Test(arguments: [
    (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31), (2026, 6, 31),
    (2026, 9, 31), (2026, 11, 31), (2026, 2, 30), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1),
    (2026, -1, 1), (2026, 1, -1), (.max, .max, .max), (.min, .min, .min),
  ])
  func `is refused where the calendar has none`(year: Int, month: Int, date: Int) {
    #expect(Day(year: year, month: month, day: date) == nil)
  }

  @Test(arguments: [
    "", "2026-3-16", "2026-03-1", "26-03-16", "2026/03/16", "2026-03-16 ", " 2026-03-16",
    "2026-02-30", "2026-13-01", "0000-01-01", "２０２６-03-16", "2026-0a-16", "20260316",
    "+026-03-16", "2026-03-16T", "2026--3-16", "٢026-03-16",
  ])
  func `is read only as four, two and two digits`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `is read from a part of a text`() {
    #expect(Day(iso: "on 2026-03-16"[...].dropFirst(3)) == today)
  }

  @Test func `is written with leading zeros`() throws {
    #expect(try #require(Day(year: 987, month: 6, day: 5)).iso == "0987-06-05")
  }

  @Test func `is spoken with the name of its month`() throws {
    #expect(try day("1997-09-30").spoken == "30 Sep 1997")
    #expect(try day("2026-01-05").spoken == "5 Jan 2026")
    #expect(try day("2026-12-31").spoken == "31 Dec 2026")
  }

  @Test(arguments: [
    ("2026-03-16", 0), ("1970-01-01", 3), ("1969-12-31", 2), ("2000-02-29", 1),
    ("1900-01-01", 0), ("2199-12-31", 1), ("2026-03-22", 6),
  ])
  func `has its weekday from Monday, 0, to Sunday, 6`(iso: String, weekday: Int) throws {
    #expect(try day(iso).weekday == weekday)
  }

  @Test func `counts the days to another, and back as negative`() throws {
    let other = try day("2025-03-16")
    #expect(other.days(to: today) == 365)
    #expect(today.days(to: other) == -365)
    #expect(today.advanced(by: -365) == other)
    #expect(other < today)
  }
}

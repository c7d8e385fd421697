import EventLoop
import Glibc
import Testing

extension TerminalTests {
  @Suite struct Clocks {
    /// Runs with a time zone and puts back the one before.
    private func inZone(_ zone: String, _ body: () -> Void) {
      let before = getenv("TZ").map { String(cString: $0) }
      setenv("TZ", zone, 1)
      tzset()
      body()
      if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
      tzset()
    }

    /// Milliseconds of an hour of UTC on a day since 1970.
    private func utc(day: Int64, hour: Int64, minute: Int64 = 0) -> Int64 {
      ((day * 24 + hour) * 60 + minute) * 60_000
    }

    @Test func `the next local day begins at midnight over a clock change`() {
      // The rule is written out, so that no time zone files are needed: Europe/Madrid.
      inZone("CET-1CEST,M3.5.0,M10.5.0/3") {
        // 2026-03-29 is day 20541: 23 hours; 2026-10-25 is day 20751: 25 hours.
        let spring = utc(day: 20_540, hour: 23)
        #expect(WallClock.localDay(ofMilliseconds: spring) == 20_541)
        #expect(WallClock.localDay(ofMilliseconds: spring - 1) == 20_540)
        #expect(WallClock.startOfLocalDay(after: spring) == spring + 23 * 3_600_000)
        #expect(WallClock.startOfLocalDay(after: spring - 1) == spring)
        let autumn = utc(day: 20_750, hour: 22)
        #expect(WallClock.localDay(ofMilliseconds: autumn) == 20_751)
        #expect(WallClock.startOfLocalDay(after: autumn) == autumn + 25 * 3_600_000)
        #expect(
          WallClock.localTime(ofMilliseconds: utc(day: 20_541, hour: 1, minute: 5)) == (3, 5))
      }
    }

    @Test func `a day without a midnight begins with its first moment`() {
      // Clocks go from 0:00 to 1:00 on the second Sunday of March: 2026-03-08, day 20520.
      inZone("CST5CDT,M3.2.0/0,M11.1.0/1") {
        let midnight = utc(day: 20_520, hour: 5)
        #expect(WallClock.startOfLocalDay(after: midnight - 1) == midnight)
        #expect(WallClock.localTime(ofMilliseconds: midnight) == (1, 0))
      }
    }

    @Test(arguments: [
      (Int64(0), Int32(0)), (-1, -1), (86_399_999, 0), (86_400_000, 1), (951_782_400_000, 11_016),
    ])
    func `days are counted from 1970`(milliseconds: Int64, day: Int32) {
      inZone("UTC0") {
        #expect(WallClock.localDay(ofMilliseconds: milliseconds) == day)
      }
    }

    @Test func `moments out of all bounds are answered`() {
      inZone("UTC0") {
        #expect(WallClock.localDay(ofMilliseconds: .max) > 0)
        #expect(WallClock.localDay(ofMilliseconds: .min) < 0)
        #expect(WallClock.startOfLocalDay(after: .min) != 0)
      }
    }
  }
}

import LoopModel
import Testing

@Suite struct `A moment` {
  @Test(arguments: [(0, 0), (0.99, 0), (20_528.5, 20_528), (-0.5, -1)] as [(Double, Int32)])
  func `falls on a civil day`(day: Double, number: Int32) {
    #expect(Moment(day: day, isLive: false).civilDay == Day(number: number))
  }

  @Test(arguments: [(0, "00:00"), (842, "14:02"), (1439, "23:59"), (65, "01:05")])
  func `tells the time of day`(minute: Int, clock: String) {
    #expect(Moment(day: 0, isLive: true, readAtMinute: minute).clock == clock)
  }
}

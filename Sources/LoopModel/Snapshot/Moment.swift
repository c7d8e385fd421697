/// The point in time a snapshot shows.
public struct Moment: Hashable, Sendable {
  /// Days since 1970-01-01; whole for the end of a day, with a fraction only while a film runs.
  public var day: Double
  /// Whether it is the present, or a day that was asked for.
  public var isLive: Bool
  /// The local time of day at which the store was last read, minutes since midnight.
  public var readAtMinute: Int

  /// A moment.
  public init(day: Double, isLive: Bool, readAtMinute: Int = 0) {
    self.day = day
    self.isLive = isLive
    self.readAtMinute = readAtMinute
  }

  /// The civil day the moment falls on.
  public var civilDay: Day { Day(number: Int32(day.rounded(.down))) }

  /// The time of day as `14:02`.
  public var clock: String { padded(readAtMinute / 60, 2) + ":" + padded(readAtMinute % 60, 2) }
}

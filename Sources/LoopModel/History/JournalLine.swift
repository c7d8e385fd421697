/// One line of a customer's history: who changed what, from what to what.
public struct JournalLine: Hashable, Sendable {
  /// The event's id, by which it can be taken back.
  public var event: String
  /// The local day.
  public var day: Day
  /// The local time of day, in minutes since midnight.
  public var minute: Int
  /// Who did it.
  public var actor: String
  /// What was done, in words.
  public var text: String
  /// What it replaced, in words; empty for nothing.
  public var before: String
  /// Whether it has been taken back.
  public var isUndone: Bool
  /// Whether it can be taken back by itself.
  public var isChange: Bool

  /// A line of history.
  public init(
    event: String, day: Day, minute: Int, actor: String, text: String, before: String = "",
    isUndone: Bool = false, isChange: Bool = true
  ) {
    self.event = event
    self.day = day
    self.minute = minute
    self.actor = actor
    self.text = text
    self.before = before
    self.isUndone = isUndone
    self.isChange = isChange
  }
}

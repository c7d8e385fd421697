/// A change with who made it and when.
public struct RecordedChange: Hashable, Sendable {
  /// What was done.
  public var change: Change
  /// The local day it was done on.
  public var day: Day
  /// When it was recorded.
  public var at: Timestamp
  /// Who did it.
  public var by: String

  /// A change by a person.
  public init(_ change: Change, day: Day, at: Timestamp, by: String) {
    self.change = change
    self.day = day
    self.at = at
    self.by = by
  }
}

public import LoopModel

/// A deal of a file entered a stage.
public struct StageChangeRecord: Hashable, Sendable {
  /// The line of the file on which it starts, from 1.
  public var line: Int
  /// The deal it is about.
  public var link: RecordLink
  /// The stage that was left, in the words of the system.
  public var fromStage: String
  /// The stage that was entered, in the words of the system.
  public var stage: String
  /// The day.
  public var day: Day
  /// The second of the day, which only tells what came first.
  public var second: Int
  /// Who did it.
  public var by: String

  /// A record of what is given.
  public init(
    line: Int, link: RecordLink, fromStage: String = "", stage: String, day: Day, second: Int = 0,
    by: String = ""
  ) {
    self.line = line
    self.link = link
    self.fromStage = fromStage
    self.stage = stage
    self.day = day
    self.second = second
    self.by = by
  }
}

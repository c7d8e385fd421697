public import LoopModel

/// A contact of a file, done or planned.
public struct TouchRecord: Hashable, Sendable {
  /// The line of the file on which it starts, from 1.
  public var line: Int
  /// The id in the system it comes from.
  public var externalID: String
  /// Whom it was with.
  public var link: RecordLink
  /// The day it took place.
  public var day: Day?
  /// The day it is promised for.
  public var due: Day?
  /// Whether it is done.
  public var isDone: Bool?
  /// Where it took place; nil where it was no contact, such as a task.
  public var channel: Touch.Channel?
  /// What sort of activity it is, in the words of the system.
  public var type: String
  /// Who came to whom.
  public var direction: Touch.Direction?
  /// What it was for.
  public var intent: Touch.Intent?
  /// How it was received.
  public var reception: Touch.Reception?
  /// What it was about.
  public var subject: String
  /// A few words.
  public var note: String
  /// Who of the team.
  public var by: String

  /// A record of what is given.
  public init(
    line: Int, externalID: String = "", link: RecordLink, day: Day? = nil, due: Day? = nil,
    isDone: Bool? = nil,
    channel: Touch.Channel? = nil, type: String = "", direction: Touch.Direction? = nil,
    intent: Touch.Intent? = nil, reception: Touch.Reception? = nil, subject: String = "",
    note: String = "", by: String = ""
  ) {
    self.line = line
    self.externalID = externalID
    self.link = link
    self.day = day
    self.due = due
    self.isDone = isDone
    self.channel = channel
    self.type = type
    self.direction = direction
    self.intent = intent
    self.reception = reception
    self.subject = subject
    self.note = note
    self.by = by
  }
}

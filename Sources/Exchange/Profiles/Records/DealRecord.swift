public import LoopModel

/// A deal of a file.
public struct DealRecord: Hashable, Sendable {
  /// The line of the file on which it starts, from 1.
  public var line: Int
  /// The id in the system it comes from.
  public var externalID: String
  /// What it is called.
  public var title: String
  /// The customer it belongs to.
  public var link: RecordLink
  /// An e-mail address of the customer.
  public var email: String
  /// A telephone number of the customer.
  public var phone: String
  /// Who looks after it.
  public var owner: String
  /// The pipeline, where the system has several.
  public var pipeline: String
  /// The stage, in the words of the system.
  public var stage: String
  /// Whether it is open, won or lost; nil where only the name of the stage tells.
  public var status: DealStatus?
  /// Whether the status follows from the stage, as where a system marks stages as won or lost.
  ///
  /// Elsewhere a deal keeps the stage it was in when it was won or lost.
  public var stageIsFlagged: Bool
  /// How likely it is to be won, 0 to 1.
  public var probability: Double?
  /// What it may bring or brought, in minor units.
  public var amount: Int64?
  /// The day it was made.
  public var createdAt: Day?
  /// The day it was closed, or of an open deal is expected to be.
  public var closedAt: Day?
  /// The day it was won.
  public var wonAt: Day?
  /// The day it was lost.
  public var lostAt: Day?
  /// The day the stage was last changed.
  public var stageChangedAt: Day?
  /// The day anything of it was last changed.
  public var changedAt: Day?
  /// The day of the last contact.
  public var lastContact: Day?
  /// When it entered which stage, by time.
  public var entries: [StageEntry]
  /// Why it was lost.
  public var lostReason: String
  /// A few words.
  public var note: String

  /// A record of what is given.
  public init(
    line: Int, externalID: String = "", title: String = "", link: RecordLink = RecordLink(),
    email: String = "", phone: String = "", owner: String = "", pipeline: String = "",
    stage: String = "", status: DealStatus? = nil,
    stageIsFlagged: Bool = false, probability: Double? = nil, amount: Int64? = nil,
    createdAt: Day? = nil, closedAt: Day? = nil, wonAt: Day? = nil, lostAt: Day? = nil,
    stageChangedAt: Day? = nil, lastContact: Day? = nil, entries: [StageEntry] = [],
    lostReason: String = "", note: String = ""
  ) {
    self.line = line
    self.externalID = externalID
    self.title = title
    self.link = link
    self.email = email
    self.phone = phone
    self.owner = owner
    self.pipeline = pipeline
    self.stage = stage
    self.status = status
    self.stageIsFlagged = stageIsFlagged
    self.probability = probability
    self.amount = amount
    self.createdAt = createdAt
    self.closedAt = closedAt
    self.wonAt = wonAt
    self.lostAt = lostAt
    self.stageChangedAt = stageChangedAt
    self.lastContact = lastContact
    self.entries = entries
    self.lostReason = lostReason
    self.note = note
  }

  /// A stage that was entered.
  public struct StageEntry: Hashable, Sendable {
    /// The stage, in the words of the system.
    public var stage: String
    /// The day.
    public var day: Day

    /// A stage entered on a day.
    public init(stage: String, day: Day) {
      self.stage = stage
      self.day = day
    }
  }
}

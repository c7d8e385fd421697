/// How a feed stands, in words for lists and screens.
public struct FeedStanding: Hashable, Sendable {
  /// The feed's name.
  public var name: String
  /// The command, file or folder it reads.
  public var source: String
  /// How often: `15m`; nil for when something comes.
  public var every: String?
  /// Whether it runs at all.
  public var isOn: Bool
  /// Whether a process runs it now.
  public var isRunning: Bool
  /// Whether its last run failed, so that what is shown may be old.
  public var isFailing: Bool
  /// When it last ended: `09:14`; nil for never.
  public var lastRun: String?
  /// How long that took: `3.2 s`; nil where it never ran.
  public var took: String?
  /// What the last run that went well brought; empty for nothing new.
  public var brought: String
  /// When it runs next.
  public var next: String
  /// What went wrong last, in full, or what was left out; empty for nothing.
  public var trouble: [String]

  /// How a feed stands.
  public init(
    name: String, source: String, every: String?, isOn: Bool, isRunning: Bool, isFailing: Bool,
    lastRun: String?, took: String?, brought: String, next: String, trouble: [String]
  ) {
    self.name = name
    self.source = source
    self.every = every
    self.isOn = isOn
    self.isRunning = isRunning
    self.isFailing = isFailing
    self.lastRun = lastRun
    self.took = took
    self.brought = brought
    self.next = next
    self.trouble = trouble
  }

  /// What came of the last run, in a few words.
  public var outcome: String {
    guard lastRun != nil else { return "–" }
    return isFailing ? "failed, see below" : brought.isEmpty ? "nothing new" : brought
  }
}

/// The feeds of a user, as a screen shows them.
public struct FeedOverview: Hashable, Sendable {
  /// How each stands, in the order of the file.
  public var standings: [FeedStanding]
  /// What is wrong with the file they are written in; empty for nothing.
  public var problems: [String]

  /// Feeds, and what is wrong with their file.
  public init(standings: [FeedStanding], problems: [String] = []) {
    self.standings = standings
    self.problems = problems
  }
}

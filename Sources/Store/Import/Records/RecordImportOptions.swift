public import LoopModel

/// How customers of another system are taken in.
public struct RecordImportOptions: Hashable, Sendable {
  /// The files, as the journal names them.
  public var source: String
  /// The system they come from; ids are kept apart by it.
  public var system: String
  /// The local day of the import.
  public var day: Day
  /// Whether the files win over what a person changed here.
  public var prefersFiles = false
  /// In what the files win, whatever holds for all else.
  public var theirs: Set<ConflictKey> = []
  /// In what that stays which is here, whatever holds for all else.
  public var ours: Set<ConflictKey> = []
  /// Whether rows that cannot be taken in are left out; else they keep out everything.
  public var skipsBad = false
  /// Whether nothing is stored and only the result is told.
  public var isDry = false
  /// What amounts are counted in, kept where the store does not count in anything yet.
  public var currency: Currency?
  /// Settings to keep with it, such as what stages stand for.
  public var settings: [String: String] = [:]

  /// Options for files of a system, taken in on a day.
  public init(source: String, system: String, day: Day) {
    self.source = source
    self.system = system
    self.day = day
  }
}

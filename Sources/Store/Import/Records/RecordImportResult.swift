public import LoopModel

/// What an import of customers did, or would do.
public struct RecordImportResult: Hashable, Sendable {
  /// A field in which the files differ from what a person changed here.
  public struct Conflict: Hashable, Sendable {
    /// The customer's name.
    public var name: String
    /// The field: `owner`, `stage`, `fit` and the like.
    public var field: String
    /// What it is here, as it stays unless the files are preferred.
    public var here: String
    /// What the files say.
    public var file: String
    /// How a person says which it is: by the id, or else the number.
    public var key: ConflictKey
    /// Whether the files win.
    public var isTheirs: Bool
  }

  /// A customer that could not be taken in.
  public struct Refusal: Hashable, Sendable {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// Why, as the end of a sentence.
    public var reason: String
    /// What it is about; not safe to print as it is.
    public var value: String
  }

  /// Two customers that may be one.
  public struct Likeness: Hashable, Sendable {
    /// One of them.
    public var first: CustomerID
    /// Their name.
    public var firstName: String
    /// The other.
    public var second: CustomerID
    /// Their name.
    public var secondName: String
    /// What they share: `same e-mail`, `same domain`, `same name`, `similar name`.
    public var reason: String
  }

  /// Customers that were not there before.
  public var created = 0
  /// Customers that were there and changed.
  public var updated = 0
  /// Customers that were there and stayed as they are.
  public var unchanged = 0
  /// Purchases that were not there before, corrected ones among them.
  public var purchases = 0
  /// Purchases that were there and of which the margin or the channel is known now, or another one.
  public var filled = 0
  /// Moves that were not there before.
  public var moves = 0
  /// Contacts that were not there before.
  public var touches = 0
  /// Customers that were let go.
  public var partings = 0
  /// Next actions that were not there before.
  public var plans = 0
  /// Purchases, moves and contacts that were there already, or that the files tell more than once.
  public var skipped = 0
  /// Of them those that the files tell more than once.
  public var repeated = 0
  /// What somebody has decided about that is in no conflict.
  public var unmetChoices: [ConflictKey] = []
  /// What a person changed here and a file says otherwise.
  public var conflicts: [Conflict] = []
  /// What became of whom.
  public var outcomes = ImportOutcomes()
  /// Customers that could not be taken in.
  public var refusals: [Refusal] = []
  /// Customers that may be there twice.
  public var likenesses: [Likeness] = []
  /// The event, which is also the unit to undo; nil where nothing was changed.
  public var eventID: EventID?

  /// The result of doing nothing.
  public init() {}
}

public import LoopModel

/// A line of the journal for people: who did what when, and whether it is still so.
public struct JournalEntry: Hashable, Sendable {
  /// Its number; later ones have higher numbers.
  public var sequence: Int64
  /// Its name, for `undo(event:actor:at:)`.
  public var id: EventID
  /// What it was done with, and is undone with: the id of the first event of its unit.
  public var unit: EventID
  /// When it was recorded.
  public var at: Timestamp
  /// Who did it.
  public var actor: String
  /// What sort of thing it was: a verb like `move`, or `import`, `seed`, `undo`, `redo`, `setting`,
  /// `play-add` and the like.
  public var kind: String
  /// Whom it was about; nil where it was not about one customer.
  public var customer: CustomerID?
  /// The customer's name as it is now; empty for none.
  public var name: String
  /// What was done, of an undo or redo what it was done to; nil where it was no change to a customer.
  public var change: Change?
  /// What it took the place of, in words: `2 Customer Experience, lap 1`, or `owner ana`.
  public var before: String?
  /// What there is to say where there is no change: `30 purchases from sales.csv`; empty for nothing.
  public var detail: String
  /// Whether it was taken back and has not been made again.
  public var isUndone: Bool
  /// What an undo has taken back, or a redo made again; nil for all else.
  public var undoes: EventID?
}

public import LoopModel

/// What an undo has taken back, or a redo made again.
public struct UndoneUnit: Hashable, Sendable {
  /// The unit it belongs to.
  public var unit: EventID
  /// What sort of change it was: `import`, a verb like `move`, or a change of the plays.
  ///
  /// That of the first where there are several.
  public var kind: String
  /// Who had made it.
  public var actor: String
  /// When they had made it.
  public var at: Timestamp
  /// The event of the undo or redo itself, its first where there are several.
  public var eventID: EventID
  /// The customers it was about, by the order of its changes; at most twenty.
  public var customers: [CustomerID] = []
  /// How many customers it was about; 0 for an import.
  public var customerCount = 0
  /// The first customer's name, the text of a play, or what was done for the team; empty for none.
  public var name = ""
  /// The first change; nil for an import and for plays.
  public var change: Change?
}

/// A helpful next action that belongs to a stage and a mode, kept in an editable library.
public struct Play: Hashable, Sendable {
  /// Its number in the store; 0 for one that is not stored yet.
  public var id: Int64
  /// The stage it fits.
  public var stage: Stage
  /// The mode it fits; nil for both.
  public var mode: Mode?
  /// What to do for the customer, in one line.
  public var text: String
  /// How often it was used here: touches and plans that followed it.
  public var uses = 0
  /// Of those made two weeks ago or earlier, how many there are, and after how many of them the
  /// customer had bought or moved on within two weeks.
  public var judged = 0
  /// How many of the judged were followed by a purchase or a move onward within two weeks.
  public var advanced = 0

  /// A play.
  public init(id: Int64 = 0, stage: Stage, mode: Mode? = nil, text: String) {
    self.id = id
    self.stage = stage
    self.mode = mode
    self.text = text
  }
}

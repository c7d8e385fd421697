/// The chance that a stay of some age still goes on, and how many stays it rests on.
public struct AdvanceChance: Hashable, Sendable {
  /// The chance, 0 to 1; nil where fewer than 10 stays were that long.
  public var chance: Double?
  /// How many stays were at least that long.
  public var atRisk: Int

  /// A chance that rests on so many stays.
  public init(chance: Double?, atRisk: Int) {
    self.chance = chance
    self.atRisk = atRisk
  }
}

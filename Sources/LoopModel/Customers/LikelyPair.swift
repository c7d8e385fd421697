/// Two customers of the store that may be one.
public struct LikelyPair: Hashable, Sendable {
  /// What is shown of one of them.
  public struct Side: Hashable, Sendable {
    /// Which customer it is.
    public var id: CustomerID
    /// Their name.
    public var name: String
    /// Their id elsewhere; empty for none.
    public var externalID = ""
    /// The company; empty for not known.
    public var company = ""
    /// Who looks after them; empty for nobody.
    public var owner = ""
    /// The e-mail address; empty for not known.
    public var email = ""
    /// Purchases, refunds not among them.
    public var purchases = 0
    /// What all of them came to, in minor units.
    public var revenue: Int64 = 0
    /// The day of the last contact; nil for none.
    public var lastContact: Day?

    /// A side of which only the name is known.
    public init(id: CustomerID, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// The one with more purchases, or else the older one.
  public var first: Side
  /// The other.
  public var second: Side
  /// What they share: `same e-mail`, `same domain`, `same name`, `similar name`.
  public var reason: String

  /// A pair and what its sides share.
  public init(first: Side, second: Side, reason: String) {
    self.first = first
    self.second = second
    self.reason = reason
  }
}

/// The customers of a store that may be there twice.
public struct LikelyPairs: Hashable, Sendable {
  /// The surest of them first.
  public var pairs: [LikelyPair]
  /// How many there are.
  public var count: Int

  /// Some of `count` pairs.
  public init(pairs: [LikelyPair] = [], count: Int = 0) {
    self.pairs = pairs
    self.count = count
  }
}

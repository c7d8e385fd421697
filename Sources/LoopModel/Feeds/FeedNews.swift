/// What a screen tells of a feed that has run.
public struct FeedNews: Hashable, Sendable {
  /// The feed's name.
  public let name: String
  /// What it brought, or why it fails, in one line; empty where there is nothing to tell.
  public let text: String
  /// Whether it fails, so that what is shown may be old.
  public let isFailing: Bool

  /// News of a feed.
  public init(name: String, text: String, isFailing: Bool) {
    self.name = name
    self.text = text
    self.isFailing = isFailing
  }
}

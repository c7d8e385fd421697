/// How a deal stands.
public enum DealStatus: String, Hashable, Sendable, CaseIterable {
  case open, won, lost
}

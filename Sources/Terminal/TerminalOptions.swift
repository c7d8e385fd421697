public import Canvas

/// What a user may want otherwise than the terminal's description says.
public struct TerminalOptions: Hashable, Sendable {
  /// The colour depth, nil to find it out.
  public var depth: ColourDepth?
  /// Whether only ASCII is drawn, nil to find it out.
  public var isASCII: Bool?
  /// Whether the terminal's own colours are painted over with white on black.
  public var paintsBackground: Bool

  /// Options; by default everything is found out.
  public init(depth: ColourDepth? = nil, isASCII: Bool? = nil, paintsBackground: Bool = false) {
    self.depth = depth
    self.isASCII = isASCII
    self.paintsBackground = paintsBackground
  }
}

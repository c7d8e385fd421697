/// The keys of names of stages, worked out once for each name.
struct StageKeys: Sendable {
  /// The keys of names that were seen.
  private(set) var known: [String: String] = [:]

  /// Names that are the same stage have the same key.
  mutating func key(_ name: String) -> String {
    if let key = known[name] { return key }
    let key = StageTally.key(name)
    // More names than any system has stages are not worth the memory.
    if known.count < 4096 { known[name] = key }
    return key
  }
}

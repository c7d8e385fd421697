/// What became of the customers of a file, each with where it names them, as far as it is told.
public struct ImportOutcomes: Hashable, Sendable {
  /// What can become of a customer of a file.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// They were not there before.
    case created
    /// They were there and changed.
    case updated
    /// They were there and stayed as they are.
    case unchanged
    /// Something the file says of them was there already.
    case skipped
  }

  /// A customer of a file.
  public struct Row: Hashable, Sendable {
    /// The file; empty where there is one only.
    public var file: String
    /// The first line that names them, from 1; 0 for not known.
    public var line: Int
    /// Their name, or their id where they have none; not safe to print as it is.
    public var name: String
    /// What was done: `2 purchases, owner`; empty for nothing.
    public var what: String
  }

  /// Most rows of a kind that are kept.
  public static let mostRows = 1000

  private var kept: [Kind: [Row]] = [:]
  private var counts: [Kind: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// The first customers of a kind, in the order of the file.
  public func rows(_ kind: Kind) -> [Row] { kept[kind] ?? [] }

  /// How many customers there are of a kind, those that are not kept among them.
  public func count(_ kind: Kind) -> Int { counts[kind] ?? 0 }

  /// Counts a customer; `row` is made only where it is kept.
  mutating func add(_ kind: Kind, _ row: @autoclosure () -> Row) {
    counts[kind, default: 0] += 1
    if counts[kind, default: 0] <= ImportOutcomes.mostRows { kept[kind, default: []].append(row()) }
  }

  /// Puts the rows in the order of their lines; those of a file of purchases come by customer.
  mutating func sortByLine() {
    for kind in kept.keys { kept[kind]?.sort { $0.line < $1.line } }
  }

  /// Things that were counted, in words: `2 purchases, 1 move`.
  static func words(_ counts: [(number: Int, one: String, many: String)]) -> [String] {
    counts.filter { $0.number > 0 }.map { "\($0.number) \($0.number == 1 ? $0.one : $0.many)" }
  }
}

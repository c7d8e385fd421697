import LoopModel
import Store

/// What an import says it did, as numbers.
struct ImportCounts {
  private let numbers: [(name: String, value: Int64)]

  /// Reads the answer of `import --json`; nil where it is none.
  init?(_ text: String) {
    guard let store = try? Store(path: ":memory:"),
      let numbers = try? store.wholeNumbers(ofJSON: text), !numbers.isEmpty
    else { return nil }
    self.numbers = numbers
  }

  /// Whether rows were left out.
  var hasRejected: Bool { numbers.contains { $0.name == "rejected" && $0.value > 0 } }

  /// Whether nothing was changed; not known of plain purchases.
  var hasChangedNothing: Bool { numbers.contains { $0.name == "nothing_changed" && $0.value > 0 } }

  /// In words: `12 new purchases, 1 new customer, 2 rows rejected`; empty for nothing.
  var words: String {
    var parts: [String] = []
    for (name, value) in numbers where value > 0 {
      if name == "rejected" {
        parts.append("\(grouped(value)) row\(value == 1 ? "" : "s") rejected")
      } else if let noun = ImportCounts.newThings(name) {
        parts.append("\(grouped(value)) new \(value == 1 ? ImportCounts.singular(noun) : noun)")
      } else if name.hasSuffix("_updated") {
        parts.append("\(grouped(value)) \(name.replacing("_", with: " "))")
      }
    }
    return parts.joined(separator: ", ")
  }

  /// `purchases` of `purchases_added`.
  private static func newThings(_ name: String) -> String? {
    for end in ["_added", "_created"] where name.hasSuffix(end) {
      return String(name.dropLast(end.count)).replacing("_", with: " ")
    }
    return nil
  }

  /// `purchase` of `purchases`.
  static func singular(_ noun: String) -> String {
    if noun.hasSuffix("touches") { return String(noun.dropLast(2)) }
    return noun.hasSuffix("s") ? String(noun.dropLast()) : noun
  }
}

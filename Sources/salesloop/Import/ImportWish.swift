import Exchange
import LoopModel

/// What a person says about files of another system: on the command line, or once before.
struct ImportWish {
  /// What columns are used for, by name.
  var map: [String: String] = [:]
  /// The sort of file, by the name of its profile.
  var profile: String?
  /// What stages stand for, by name.
  var stages: [String: StageMapping.Target] = [:]
  /// How the files are written.
  var writing = PurchaseFileOptions()

  /// Whether nothing is said that plain purchases do not know.
  var isPlain: Bool { map.isEmpty && profile == nil && stages.isEmpty }

  /// The wish as lines of text: `column Deal owner=owner`.
  var text: String {
    var lines = ["# how salesloop reads a file; `salesloop import --profile NAME FILE` uses it"]
    if let profile { lines.append("profile \(profile)") }
    for (name, role) in map.sorted(by: { $0.key < $1.key }) {
      lines.append("column \(inOneLine(name))=\(role)")
    }
    for (name, target) in stages.sorted(by: { $0.key < $1.key }) {
      lines.append("stage \(inOneLine(name))=\(target.word)")
    }
    if let dates = writing.dates { lines.append("dates \(dates.rawValue)") }
    if let decimal = writing.decimal { lines.append("decimal \(decimal.rawValue)") }
    if let currency = writing.currency { lines.append("currency \(currency.code)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Takes in lines of text where nothing else is said; throws on the first that makes no sense.
  mutating func take(_ text: String, path: String) throws(Failure) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.first == "#" { continue }
      let word = line.prefix { $0 != " " }
      let rest = String(line.dropFirst(word.count + 1))
      do throws(ImportProblem) {
        guard try take(String(word), rest) else {
          throw ImportProblem(.option, "'\(line)' is not understood")
        }
      } catch {
        throw Failure(
          "\(path), line \(number + 1): \(error.message): correct the line or remove it", .usage)
      }
    }
  }

  private mutating func take(_ word: String, _ rest: String) throws(ImportProblem) -> Bool {
    guard !rest.isEmpty else { return false }
    switch word {
    case "profile": profile = profile ?? rest
    case "column": map.merge(try RecordFileOptions.map([rest])) { now, _ in now }
    case "stage": stages.merge(try StageMapping.said([rest])) { now, _ in now }
    case "dates":
      guard let order = DateOrder(rawValue: rest) else { return false }
      writing.dates = writing.dates ?? order
    case "decimal":
      guard let mark = DecimalMark(rawValue: rest) else { return false }
      writing.decimal = writing.decimal ?? mark
    case "currency": writing.currency = writing.currency ?? Currency(code: rest)
    default: return false
    }
    return true
  }
}

/// A name of another system as it can be kept in a line; names that differ in blanks only are the same.
func inOneLine(_ name: String) -> String {
  String(name.map { $0.isNewline ? " " : $0 })
}

extension StageMapping.Target {
  /// The word a person says for it.
  var word: String {
    switch self {
    case .stage(let stage): String(stage.number)
    case .won: "won"
    case .lost: "lost"
    }
  }
}

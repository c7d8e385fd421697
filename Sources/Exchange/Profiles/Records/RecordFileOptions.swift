/// What a person says about a file of customers, deals or contacts, where it does not say it itself.
public struct RecordFileOptions: Sendable {
  /// How the file is written.
  public var writing: PurchaseFileOptions

  /// What columns are used for, by their name in the header: `["Deal owner": "owner"]`; `-` for
  /// nothing.
  public var map: [String: String]

  /// What sort of file it is, by the name of its profile, or nil to tell by the header.
  public var profile: String?

  /// Options, each left to the file where it is not given.
  public init(
    writing: PurchaseFileOptions = PurchaseFileOptions(), map: [String: String] = [:],
    profile: String? = nil
  ) {
    self.writing = writing
    self.map = map
    self.profile = profile
  }

  /// Reads what was said with `--map`: `Deal owner=owner`, one text for each column.
  public static func map(_ said: [String]) throws(ImportProblem) -> [String: String] {
    try pairs(said, option: "--map", form: "\"Deal owner=owner\"")
  }

  /// Reads texts of the form `name=value`; the last `=` counts, names may hold others.
  static func pairs(
    _ said: [String], option: String, form: String
  ) throws(ImportProblem) -> [String: String] {
    var pairs: [String: String] = [:]
    for text in said {
      guard let mark = text.lastIndex(of: "="), mark > text.startIndex,
        text.index(after: mark) < text.endIndex
      else {
        throw ImportProblem(
          .option, "\(option) \(shown(text, limit: 60)) should look like \(option) \(form)")
      }
      pairs[String(text[..<mark])] = String(text[text.index(after: mark)...])
    }
    return pairs
  }
}

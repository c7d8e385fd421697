/// What a file turned out to be, by its header, and what its columns are used for.
public struct Recognition: Sendable {
  /// A column of the file.
  public struct Column: Hashable, Sendable {
    /// Name in the header, or empty without one; not safe to print as it is.
    public let name: String
    /// What it is used for, or nil where it is not.
    public let role: FieldRole?
  }

  /// What sort of file it is.
  public let profile: Profile

  /// How well the header fits: three for each name that tells this file from others, one for each
  /// role that has a column.
  public let score: Int

  /// The columns, in the file's order.
  public let columns: [Column]

  /// Columns of the same name as one that is used, each a sentence safe to print.
  public let doubts: [String]

  /// Whether the reader of purchases understands the file just as well.
  ///
  /// It is faster and needs no header.
  public let isPlainPurchases: Bool

  /// Recognises a file called `file` by the names in its header.
  ///
  /// `map` says of columns, by name, what they are used for (`-` for nothing); `profile` says what
  /// sort of file it is.
  public init(
    header names: [String], map: [String: String] = [:], profile: String? = nil,
    file: String = "the file"
  ) throws(ImportProblem) {
    let choice = try ProfileChoice(names, map: map, wanted: profile, file: file)
    self.init(choice)
  }

  init(_ choice: ProfileChoice) {
    profile = choice.profile
    score = choice.score
    let layout = choice.layout
    columns = layout.roles.indices.map {
      Column(name: $0 < layout.names.count ? layout.names[$0] : "", role: layout.roles[$0])
    }
    doubts = choice.doubts
    isPlainPurchases = choice.isPlainPurchases
  }

  /// What is known of the names of a first row; a delimiter that cuts right makes it large.
  static func knownNames(_ names: [String]) -> Int {
    let header = Header(names)
    return Profile.all.map { profile in
      let marks = header.marks(of: profile)
      return marks >= profile.leastMarks ? marks * 3 + header.layout(profile, said: [:]).count : 0
    }.max() ?? 0
  }
}

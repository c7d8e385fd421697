/// Where in a row of a file the fields of a profile stand.
struct Layout {
  /// A column of entry days with the stage it is about.
  struct StageEntry {
    let column: Int
    let stage: String
    /// The plain name of the pipeline; empty where none is named.
    let pipeline: String
  }

  /// The names in the header, empty without one.
  let names: [String]
  /// The role of each column.
  private(set) var roles: [FieldRole?]
  /// The column of each role that has one only.
  private(set) var column: [FieldRole: Int] = [:]
  /// The columns of entry days, in the file's order.
  private(set) var entries: [StageEntry] = []

  /// A row of `count` columns that are not used yet.
  init(names: [String], count: Int) {
    self.names = names
    roles = Array(repeating: nil, count: count)
  }

  /// Gives a column to a role; the first column of a role stays, of entry days all do.
  mutating func assign(_ role: FieldRole, to index: Int) {
    guard roles[index] == nil else { return }
    if role == .stageEntered {
      let name = StageEntryName(names[index])
      entries.append(
        StageEntry(
          column: index, stage: name?.stage ?? names[index],
          pipeline: HeaderNames.plain(name?.pipeline ?? "")))
    } else {
      guard column[role] == nil else { return }
      column[role] = index
    }
    roles[index] = role
  }

  /// Whether some column has the role.
  func has(_ role: FieldRole) -> Bool {
    role == .stageEntered ? !entries.isEmpty : column[role] != nil
  }

  /// How many different roles have a column.
  var count: Int { column.count + (entries.isEmpty ? 0 : 1) }

  /// The columns in use.
  var used: [Int] { roles.indices.filter { roles[$0] != nil } }

  /// What a column is called: its name in the header, or its role.
  func title(of index: Int) -> String {
    index < names.count ? names[index] : roles[index]?.rawValue ?? ""
  }
}

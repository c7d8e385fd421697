/// A header, prepared to be compared with many profiles.
struct Header {
  /// The names as they stand in the file.
  let names: [String]
  /// The first column of each name.
  private(set) var columns: [String: Int] = [:]
  /// The second column of a name that occurs twice.
  private(set) var doubles: [Int: Int] = [:]
  /// Columns of entry days.
  let entries: [Int]

  init(_ names: [String]) {
    self.names = names
    var entries: [Int] = []
    for (index, name) in names.enumerated() {
      let plain = HeaderNames.plain(name)
      if plain.isEmpty { continue }
      if let first = columns[plain] {
        if doubles[first] == nil { doubles[first] = index }
      } else {
        columns[plain] = index
      }
      if StageEntryName(name) != nil { entries.append(index) }
    }
    self.entries = entries
  }

  /// The layout by `profile`, after what the person said: a role or nil for a column not to use.
  func layout(_ profile: Profile, said: [Int: FieldRole?]) -> Layout {
    var layout = Layout(names: names, count: names.count)
    for (column, role) in said.sorted(by: { $0.key < $1.key }) {
      if let role { layout.assign(profile.adapted(role), to: column) }
    }
    for column in profile.columns where !layout.has(column.role) {
      let place = column.names.lazy.compactMap { columns[$0] }.first {
        said[$0] == nil && layout.roles[$0] == nil
      }
      if let place { layout.assign(column.role, to: place) }
    }
    if profile.kind == .touches, isOwnTouches, let id = columns["id"], said[id] == nil {
      layout.assign(.accountID, to: id)
    }
    if profile.kind == .deals {
      for column in entries where said[column] == nil { layout.assign(.stageEntered, to: column) }
    }
    return layout
  }

  /// Whether these are the columns of `export touches`, where `id` is the customer's; elsewhere it is
  /// the contact's.
  private var isOwnTouches: Bool {
    ["id", "name", "at", "direction", "intent", "reception", "why", "play"]
      .allSatisfy { columns[$0] != nil }
  }

  /// How many of the marks of `profile` are there.
  func marks(of profile: Profile) -> Int {
    profile.marks.count { columns[$0] != nil }
  }
}

extension Profile {
  /// The role that is meant for this sort of file: the customer of a file of customers is its name.
  fileprivate func adapted(_ role: FieldRole) -> FieldRole {
    switch (kind, role) {
    case (.customers, .accountName): .name
    case (.customers, .accountID): .externalID
    case (.deals, .dealName): .title
    case (.deals, .dealID): .externalID
    case (.deals, .name), (.touches, .name), (.purchases, .name), (.orders, .name): .accountName
    case (.purchases, .externalID), (.touches, .externalID): .accountID
    case (.purchases, .closedAt), (.touches, .lastContact): .date
    default: role
    }
  }
}

/// The profile that fits a header best, and the columns by it.
struct ProfileChoice {
  let profile: Profile
  let score: Int
  private(set) var layout: Layout
  let doubts: [String]
  let isPlainPurchases: Bool

  /// Chooses among all profiles, or checks the one that is `wanted`.
  init(
    _ names: [String], map: [String: String], wanted: String?, file: String
  ) throws(ImportProblem) {
    let header = Header(names)
    let said = try ProfileChoice.said(map, header, file)
    if said.isEmpty, wanted == nil, let own = OwnExport.refusal(header, file) { throw own }
    var candidates = Profile.all
    if let wanted {
      candidates = Profile.spoken(wanted)
      if candidates.isEmpty {
        throw ImportProblem(
          .option,
          "unknown sort of file '\(shown(wanted, limit: 40))': say one of "
            + listed(Profile.all.map(\.name), last: "or"))
      }
    }
    var best: (profile: Profile, score: Int, layout: Layout)?
    for profile in candidates {
      let marks = header.marks(of: profile)
      // What a person says of columns makes a file of no system, but no system's out of any file.
      let isSaid = !said.isEmpty && Profile.plain.contains(profile)
      let isWanted = wanted != nil && candidates.count == 1
      guard marks >= profile.leastMarks || isWanted || isSaid else { continue }
      let layout = header.layout(profile, said: said)
      guard profile.isMet(by: layout) else { continue }
      let known = profile.columns.count { layout.has($0.role) }
      let score = (marks >= profile.leastMarks ? marks * 3 : 0) + known
      if score > best?.score ?? 0 { best = (profile, score, layout) }
    }
    guard let best else {
      throw ProfileChoice.refusal(header, wanted: wanted == nil ? [] : candidates, file)
    }
    profile = best.profile
    score = best.score
    isPlainPurchases = best.profile.kind == .purchases && said.isEmpty
    // What the reader of purchases makes of a header holds here too.
    let own = isPlainPurchases ? try ProfileChoice.purchases(header, file) : best.layout
    layout = own
    let control = names.firstIndex { name in
      name.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" && $0 != "\r" && $0 != "\t" || $0.value == 0x7F
      }
    }
    if !isPlainPurchases, let control {
      throw ImportProblem(
        .content,
        "\(file): the name of column \(control + 1), '\(shown(names[control], limit: 40))', holds "
          + "control characters: name it anew")
    }
    // A file of no system is somebody's own, who can tell which of the two is meant.
    if !isPlainPurchases, Profile.plain.contains(best.profile),
      let column = own.used.first(where: { header.doubles[$0] != nil && said[$0] == nil }),
      let other = header.doubles[column]
    {
      throw ImportProblem(
        .content,
        "\(file) has two columns called '\(shown(names[column], limit: 40))' "
          + "(\(column + 1) and \(other + 1)): rename one of them")
    }
    doubts = own.used.compactMap { (column) -> String? in
      guard let other = header.doubles[column] else { return nil }
      return "two columns are called '\(shown(names[column], limit: 40))' (\(column + 1) and "
        + "\(other + 1)): the first is used"
    }
  }

  /// The columns of a file without a header that holds purchases.
  init(_ columns: Columns) {
    profile = Profile(spoken: "purchases") ?? Profile.plain[0]
    layout = ProfileChoice.layout(columns)
    score = layout.count
    doubts = []
    isPlainPurchases = true
  }

  /// The same with the columns that the reader of purchases has found in the file.
  func following(_ columns: Columns) -> ProfileChoice {
    var choice = self
    choice.layout = ProfileChoice.layout(columns, Header(columns.names))
    return choice
  }

  private static func purchases(_ header: Header, _ file: String) throws(ImportProblem) -> Layout {
    let names = HeaderNames(header.names)
    return layout(try Columns(names, file: file, idsRepeat: false), header)
  }

  /// What is told of the columns of a file of no system that are not used; exports of a system have
  /// hundreds of them, and those from here what can be worked out.
  var unusedNote: String? {
    guard Profile.plain.contains(profile), OwnListing(layout.names) == nil else { return nil }
    let unused = zip(layout.names, layout.roles).filter { $1 == nil && !$0.isEmpty }.map(\.0)
    return unused.isEmpty ? nil : "not used: \(Columns.printed(unused))"
  }

  /// The columns of purchases, and those that their own reader does not use.
  private static func layout(_ columns: Columns, _ header: Header) -> Layout {
    var layout = layout(columns)
    for column in Profile(spoken: "purchases")?.columns ?? [] where !layout.has(column.role) {
      guard [.margin, .source, .channel].contains(column.role) else { continue }
      if let place = column.names.lazy.compactMap({ header.columns[$0] }).first {
        layout.assign(column.role, to: place)
      }
    }
    return layout
  }

  private static func layout(_ columns: Columns) -> Layout {
    var layout = Layout(names: columns.names, count: columns.count)
    for index in 0..<columns.count {
      guard let role = columns.role(of: index) else { continue }
      switch role {
      case .externalID: layout.assign(.accountID, to: index)
      case .name: layout.assign(.accountName, to: index)
      case .date: layout.assign(.date, to: index)
      case .amount: layout.assign(.amount, to: index)
      case .currency: layout.assign(.currency, to: index)
      case .owner: layout.assign(.owner, to: index)
      }
    }
    return layout
  }

  /// What the person said of columns, by number; nil for one not to use.
  private static func said(
    _ map: [String: String], _ header: Header, _ file: String
  ) throws(ImportProblem) -> [Int: FieldRole?] {
    var said: [Int: FieldRole?] = [:]
    for (name, word) in map.sorted(by: { $0.key < $1.key }) {
      let exact = header.names.firstIndex(of: name)
      guard let column = exact ?? header.columns[HeaderNames.plain(name)] else {
        throw ImportProblem(
          .option,
          "\(file) has no column '\(shown(name, limit: 40))' (found: "
            + "\(Columns.printed(header.names)))")
      }
      if word == "-" || HeaderNames.plain(word) == "none" {
        said.updateValue(nil, forKey: column)
      } else if let role = FieldRole(spoken: word) {
        said.updateValue(role, forKey: column)
      } else {
        throw ImportProblem(
          .option,
          "a column cannot be used as '\(shown(word, limit: 40))': say one of "
            + listed(FieldRole.allCases.map(\.rawValue), last: "or") + ", or - to leave it out")
      }
    }
    return said
  }

  private static func refusal(
    _ header: Header, wanted: [Profile], _ file: String
  ) -> ImportProblem {
    let found = "(found: \(Columns.printed(header.names)))"
    let advice = "say which is which with --map \"column=role\""
    if wanted.count > 1 {
      return ImportProblem(
        .content,
        "\(file) is no file of \(listed(wanted.map(\.name), last: "or")) \(found): \(advice)")
    }
    if let profile = wanted.first {
      let missing = profile.missing(in: header.layout(profile, said: [:]))
      return ImportProblem(
        .content,
        "\(file) is no file of \(profile.name): it has no column for the \(missing) \(found): "
          + advice)
    }
    return ImportProblem(
      .content,
      "\(file) is no file that is known here \(found): customers need a name and something about "
        + "them (stage, owner, last contact), deals a title and a stage or status, purchases a "
        + "customer, date and amount, touches a customer, a date and a channel, stage history a "
        + "deal, a stage and a date: \(advice)")
  }
}

extension Profile {
  /// Whether everything it needs has a column.
  ///
  /// One column does not do for two needs: a company alone is no customer with something about them.
  func isMet(by layout: Layout) -> Bool { isMet(needs[...], by: layout, without: []) }

  private func isMet(
    _ needs: ArraySlice<[FieldRole]>, by layout: Layout, without used: [FieldRole]
  ) -> Bool {
    guard let first = needs.first else { return true }
    return first.contains { role in
      !used.contains(role) && layout.has(role)
        && isMet(needs.dropFirst(), by: layout, without: used + [role])
    }
  }

  /// What has no column, in a sentence.
  fileprivate func missing(in layout: Layout) -> String {
    listed(
      needs.filter { !$0.contains(where: layout.has) }
        .map { group in listed(group.map(\.rawValue), last: "or") })
  }
}

extension Columns {
  /// The columns a header names, in a file called `file`.
  ///
  /// A column only called `id` counts customers where nothing else names them, or where
  /// `idsRepeat`; otherwise it numbers the purchases and is not used.
  init(_ header: HeaderNames, file: String, idsRepeat: Bool) throws(ImportProblem) {
    var externalID = header.column(.externalID)
    let name = header.column(.name)
    if externalID == nil, let bare = header.bareID, name == nil || idsRepeat { externalID = bare }
    var missing: [String] = []
    if externalID == nil, name == nil { missing.append("customer") }
    if !header.has(.date) { missing.append("date") }
    if !header.has(.amount) { missing.append("amount") }
    guard missing.isEmpty, let date = header.column(.date), let amount = header.column(.amount)
    else {
      throw ImportProblem(
        .content,
        "\(file) has no column for the \(listed(missing)) (found: "
          + "\(Columns.printed(header.names))): name the columns customer, date and amount")
    }
    self.init(
      externalID: externalID, name: name, date: date, amount: amount,
      currency: header.column(.currency), owner: header.column(.owner),
      count: header.names.count, names: header.names)
    for index in header.names.indices where role(of: index) != nil {
      guard let other = header.double(of: index) else { continue }
      throw ImportProblem(
        .content,
        "\(file) has two columns called '\(shown(header.names[index], limit: 40))' "
          + "(\(index + 1) and \(other + 1)): rename one of them")
    }
  }

  /// The names of a header as they stand in a sentence.
  static func printed(_ names: [String]) -> String {
    let most = 12
    let some = names.prefix(most).map { $0.isEmpty ? "''" : shown($0, limit: 30) }
    if names.count <= most { return some.joined(separator: ", ") }
    return some.joined(separator: ", ") + " and \(names.count - most) more"
  }
}

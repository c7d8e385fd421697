extension Operation {
  /// The table of keys as Markdown, as the README shows it.
  public static var markdownTable: String {
    var lines = ["| keys | where | what they do |", "|---|---|---|"]
    for operation in allCases {
      let entry = operation.entry
      let keys = entry.keys.map { "`\($0.label)`" }.joined(separator: " ")
      let scopes = entry.scopes.map(\.rawValue).joined(separator: ", ")
      lines.append("| \(keys) | \(scopes) | \(entry.help) |")
    }
    return lines.joined(separator: "\n")
  }
}

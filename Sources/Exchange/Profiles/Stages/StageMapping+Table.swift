extension StageMapping {
  /// The mapping as a table: a head, then a row for each stage, cells safe to print.
  public var table: [[String]] { StageMapping.table(of: entries) }

  /// Stages as a table: a head, then a row for each, cells safe to print.
  public static func table(of entries: [Entry]) -> [[String]] {
    [["stage", "rows", "becomes", "why"]]
      + entries.map { entry in
        [entry.label, String(entry.rows), entry.target.label, entry.reason.rawValue]
      }
  }
}

extension StageMapping.Entry {
  /// Its name, safe to print.
  public var label: String { shown(name, limit: 40) }
}

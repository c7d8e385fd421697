extension StageMapping {
  /// The mapping as a table: a head, then a row for each stage, cells safe to print.
  public var table: [[String]] {
    [["stage", "rows", "becomes", "why"]]
      + entries.map { entry in
        [
          shown(entry.name, limit: 40), String(entry.rows), entry.target.label,
          entry.reason.rawValue,
        ]
      }
  }
}

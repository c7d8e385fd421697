extension RecordFile {
  /// The names in the header of a file; empty for a file without one.
  public static func header(
    of source: ImportSource, writing: PurchaseFileOptions
  ) throws(ImportProblem) -> [String] {
    let file = try DelimitedFile(
      source, encoding: writing.encoding, delimiter: writing.delimiter,
      known: Recognition.knownNames)
    let first = try PurchaseFile.firstRow(
      of: file, expecting: "customers, deals, touches or purchases")
    if PurchaseFile.isData(first) { return [] }
    return try PurchaseFile.names(first, file: file.name)
  }

  /// Whether a file holds plain purchases, by its header alone.
  public static func isPlainPurchases(
    _ source: ImportSource, writing: PurchaseFileOptions
  ) throws(ImportProblem) -> Bool {
    let names = try header(of: source, writing: writing)
    guard !names.isEmpty else { return true }
    let recognition = try Recognition(header: names, file: source.source.name)
    // What these say the reader of purchases alone would not keep.
    return recognition.isPlainPurchases
      && !recognition.columns.contains { [.margin, .source, .channel].contains($0.role) }
  }
}

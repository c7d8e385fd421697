public import LoopModel

/// What an import of exports did, or would do.
public struct ExportImportResult: Sendable {
  /// How many rows of each kind were taken in.
  public var rows: [ExportKind: Int] = [:]
  /// What became of their customers and purchases.
  public var imported = ImportResult()
  /// What their amounts are counted in.
  public var currency = Currency.unknown
}

extension Store {
  /// Takes files that `export` wrote into this store, which has no customers yet, so that their rows are
  /// here as they were there.
  ///
  /// It is one event of the journal, and is undone as any import. Where a row makes no sense, nothing is
  /// changed. Memory grows with the customers, not with the rows. `day` is the local day, under which
  /// stands what no file dates; `beforeStoring` is called when all is read and only the end is left.
  public func takeExports(
    _ files: [any ExportedRows], source: String, actor: String, at: Timestamp, day: Day,
    isDry: Bool = false, beforeStoring: () -> Void = {}
  ) throws(StoreError) -> ExportImportResult {
    try transaction(actor: actor, at: at, keeping: { _ in !isDry }) {
      transaction throws(StoreError) in
      let taking = try ExportImport(transaction, files, source: source, day: day)
      try taking.run(in: try currency())
      beforeStoring()
      return ExportImportResult(
        rows: taking.rows, imported: taking.result, currency: try currency())
    }
  }
}

extension StoreError {
  /// A store counts in one currency; what counts in another is refused before anything is changed.
  public static func twoCurrencies(
    _ name: String, _ theirs: Currency, _ own: Currency
  ) -> StoreError {
    StoreError(
      .conflict,
      "\(name) counts in \(theirs.code) and this store in \(own.code); amounts in two currencies cannot"
        + " be added, so nothing was changed. Use another store with --store.")
  }
}

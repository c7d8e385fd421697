import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// Takes in files that `export` wrote, into a store without customers; false where they are not for
  /// that, but for the other sorts of imports.
  func importExports(_ sources: [ImportSource]) throws(Failure) -> Bool {
    let exports: OwnExports
    do throws(ImportProblem) {
      exports = try OwnExports(sources)
    } catch {
      throw Failure(error)
    }
    guard !exports.files.isEmpty else { return false }
    let option = arguments.command.options.first {
      arguments.has($0) && ![.json, .dryRun, .limit, .progress, .source].contains($0)
    }
    let customers = try customersThere()
    if let problem = exports.problem(
      option: option, customers: customers, store: arguments.storePath)
    {
      guard !exports.arePlain else { return false }
      throw problem
    }
    try take(exports)
    return true
  }

  private func take(_ exports: OwnExports) throws(Failure) {
    let bar = ProgressBar("reading", isTold: arguments.has(.progress))
    defer { bar.clear() }
    let isDry = arguments.has(.dryRun)
    let source =
      arguments.value(.source) ?? exports.files.map(\.name).joined(separator: ", ")
    let parts = Double(exports.files.count)
    // Each file is read twice: for its customers, then for its rows.
    var begun = 0.0
    for file in exports.files {
      var last = 1.0
      file.progress = { share in
        if share < last { begun += 1 }
        last = share
        bar.show(min(0.85, (begun - 1 + share) / (2 * parts) * 0.85))
      }
    }
    let store = try storeForImport()
    var result: ExportImportResult
    do throws(StoreError) {
      result = try store.takeExports(
        exports.files, source: source, actor: actor, at: clock.now, day: clock.today, isDry: isDry
      ) { if !isDry { bar.show(storing: 1) } }
      if isDry {
        result.imported.eventID = nil
      } else {
        try learn(from: store, bar)
      }
    } catch {
      throw Failure(error)
    }
    bar.clear()
    let report = OwnExportReport(
      source: source, files: exports.files, result: result, empty: exports.empty, isDry: isDry)
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      report.write(to: &json, limit: try arguments.number(.limit) ?? .max)
      output.write(json.take())
    } else {
      for line in report.lines { output.write(printableLine(line) + "\n") }
    }
  }

  /// How many customers the store has; none where there is no store.
  private func customersThere() throws(Failure) -> Int {
    guard let store = try knownStore() else { return 0 }
    do throws(StoreError) {
      return try store.counts().customers
    } catch {
      throw Failure(error)
    }
  }
}

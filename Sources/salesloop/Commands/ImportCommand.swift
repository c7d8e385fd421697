import Canvas
import Exchange
import Glibc
import LoopModel
import Refresh
import Store

extension Session {
  /// `import FILE …`: takes in files of purchases, each in one transaction and one unit to undo, or
  /// files of other systems or of `export`, all together in one.
  func importFiles() throws(Failure) {
    guard !arguments.has(.readOnly) else {
      throw Failure(usage: "--read-only and import exclude each other")
    }
    let wish = try importWish()
    let sources = try importSources()
    do throws(Failure) {
      try takeIn(sources, wish)
    } catch {
      if arguments.has(.json), !error.isTold { tell(error, of: sources, wish) }
      throw error
    }
  }

  private func takeIn(_ sources: [ImportSource], _ wish: ImportWish) throws(Failure) {
    if let whole = try wholeFile(sources) { return try importWhole(whole) }
    if try importExports(sources) { return }
    guard try isPlain(sources, wish) else { return try importRecords(sources, wish) }
    var hasRejects = false
    for source in sources {
      hasRejects = try importFile(source, wish.writing) || hasRejects
    }
    try saveProfile(wish)
    if hasRejects {
      var failure = Failure("some rows were not taken in: see above", .badData)
      failure.isTold = true
      throw failure
    }
  }

  /// Tells programs what keeps files out, with how they begin, so that it can be corrected.
  private func tell(_ failure: Failure, of sources: [ImportSource], _ wish: ImportWish) {
    var json = JSONWriter()
    json.beginObject()
    json.text("problem", failure.message)
    json.files(
      sources.compactMap { source in
        FileSample(source, writing: wish.writing).map {
          ImportedFile(shownName(source), $0, said: wish.map)
        }
      })
    json.endObject()
    json.newline()
    var output = Output()
    output.write(json.take())
    output.flush()
  }

  /// Imports one file; true where some rows were rejected.
  private func importFile(
    _ source: ImportSource, _ options: PurchaseFileOptions
  ) throws(Failure) -> Bool {
    let path = source.path
    let bar = ProgressBar("reading", isTold: arguments.has(.progress))
    defer { bar.clear() }
    let limit = try arguments.number(.limit) ?? .max
    let file: PurchaseFile
    do throws(ImportProblem) {
      file = try PurchaseFile(source, options: options) { bar.show($0 * 0.3) }
    } catch {
      throw Failure(error)
    }
    let name = arguments.value(.source) ?? (path == "-" ? "standard input" : path)
    let reportPath = (path == "-" ? "stdin" : path) + ".rejects.csv"
    let report = RejectsReport(path: reportPath, about: name)
    // A store is only made once the file is understood.
    let store = try storeForImport()
    try settleCurrency(file.understanding.currency, store, name: name)
    try rememberCurrency(file.understanding, store)
    var rejected: [Rejection] = []
    let kept = arguments.has(.json) ? min(limit, ImportOutcomes.mostRows) : 10
    // A report that cannot be written keeps no good row out.
    var reportProblem: ImportProblem?
    let delivery: Delivery
    let result: ImportResult
    do {
      let session = try store.beginImport(actor: actor, at: clock.now, source: name)
      delivery = try file.forEachRow(
        progress: { bar.show(0.3 + $0 * 0.3) },
        { row in
          try session.add(
            externalID: UnsafeRawBufferPointer(row.externalID.bytes),
            name: UnsafeRawBufferPointer(row.name.bytes),
            owner: UnsafeRawBufferPointer(row.owner.bytes), day: row.day, amount: row.amount,
            line: row.line)
        },
        rejected: { rejection in
          if rejected.count < kept { rejected.append(rejection) }
          if !arguments.has(.dryRun), reportProblem == nil {
            do throws(ImportProblem) { try report.add(rejection) } catch { reportProblem = error }
          }
        })
      result = try session.finish(
        isDry: arguments.has(.dryRun), findsLikenesses: arguments.has(.json)
      ) { bar.show(storing: $0) }
      if result.eventID != nil { try learn(from: store, bar) }
      if !arguments.has(.dryRun), reportProblem == nil {
        do throws(ImportProblem) { try report.finish() } catch { reportProblem = error }
      }
    } catch let error as StoreError {
      report.discard()
      throw Failure(error)
    } catch let error as ImportProblem {
      report.discard()
      throw Failure(error)
    } catch {
      report.discard()
      throw Failure("\(error)")
    }
    bar.clear()
    tell(
      PurchaseReport(
        name: name, file: file, delivery: delivery, result: result, rejected: rejected,
        rejectsFiles: arguments.has(.dryRun) || delivery.rejected == 0 || reportProblem != nil
          ? [] : [reportPath], isDry: arguments.has(.dryRun)),
      limit: limit, rejects: reportProblem?.message ?? "all rejected rows: \(reportPath)")
    return delivery.rejected > 0
  }

  private func tell(_ report: PurchaseReport, limit: Int, rejects: String) {
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      report.write(to: &json, limit: limit)
      output.write(json.take())
    } else {
      for line in report.lines { output.write(printableLine(line) + "\n") }
    }
    output.flush()
    let rejected = report.rejected.prefix(10)
    for rejection in rejected {
      let column = rejection.columnName.isEmpty ? "" : ", \(rejection.columnName)"
      let value = rejection.value.isEmpty ? "" : " ('\(rejection.value)')"
      remark("  line \(rejection.line)\(column): \(rejection.reason)\(value)")
    }
    if report.delivery.rejected > rejected.count {
      remark("  … and \(grouped(report.delivery.rejected - rejected.count)) more")
    }
    if report.delivery.rejected > 0, !arguments.has(.dryRun) { remark(rejects) }
  }

  /// Learns from what was taken in, so that the dashboard starts with it.
  func learn(from store: Store, _ bar: ProgressBar) throws(StoreError) {
    bar.tellStored()
    bar.show(0.95)
    try StoreBoard.learn(from: store, clock: clock)
  }

  /// The store, made where there is none; a dry run makes none and tries against an empty one.
  func storeForImport() throws(Failure) -> Store {
    guard arguments.has(.dryRun) else { return try openStore(create: true) }
    do throws(StoreError) {
      return try opening()()
    } catch {
      guard error.kind == .missing else { throw Failure(error) }
    }
    do throws(StoreError) {
      return try Store(path: ":memory:")
    } catch {
      throw Failure(error)
    }
  }

  /// A store counts in one currency; a file in another is refused before anything is changed.
  func settleCurrency(
    _ theirs: Currency, _ store: Store, name: String
  ) throws(Failure) {
    do throws(StoreError) {
      let own = try store.currency()
      guard own != .unknown, theirs != .unknown, own != theirs else { return }
      throw .twoCurrencies(name, theirs, own)
    } catch {
      throw Failure(error.message, error.kind == .conflict ? .badData : .noStore)
    }
  }

  func rememberCurrency(
    _ understanding: Understanding, _ store: Store
  ) throws(Failure) {
    guard !arguments.has(.dryRun), understanding.currency != .unknown else { return }
    do throws(StoreError) {
      if try store.currency() == .unknown {
        try store.setCurrency(understanding.currency, actor: actor, at: clock.now)
      }
    } catch {
      throw Failure(error)
    }
  }
}

/// A number with its noun: `1 row`, `2 rows`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// Text for one line of a terminal.
nonisolated func printableLine(_ text: String) -> String { TextWidth.printable(text) }

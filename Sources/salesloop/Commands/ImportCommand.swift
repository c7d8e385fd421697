import Canvas
import Exchange
import Glibc
import LoopModel
import Refresh
import Store

extension Session {
  /// `import FILE …`: takes in files of purchases, each in one transaction and one unit to undo, or
  /// files of other systems, all together in one.
  func importFiles() throws(Failure) {
    guard !arguments.has(.readOnly) else {
      throw Failure(usage: "--read-only and import exclude each other")
    }
    let wish = try importWish()
    let sources = try importSources()
    if let whole = try wholeFile(sources) { return try importWhole(whole) }
    guard try isPlain(sources, wish) else { return try importRecords(sources, wish) }
    var hasRejects = false
    for source in sources {
      hasRejects = try importFile(source) || hasRejects
    }
    if hasRejects {
      throw Failure("some rows were not taken in: see above", .badData)
    }
  }

  /// Imports one file; true where some rows were rejected.
  private func importFile(_ source: ImportSource) throws(Failure) -> Bool {
    let path = source.path
    let bar = ProgressBar("reading")
    defer { bar.clear() }
    let options = try arguments.purchaseFileOptions(today: clock.today)
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
          if rejected.count < 10 { rejected.append(rejection) }
          if !arguments.has(.dryRun), reportProblem == nil {
            do throws(ImportProblem) { try report.add(rejection) } catch { reportProblem = error }
          }
        })
      if arguments.has(.dryRun) {
        session.cancel()
        result = ImportResult()
      } else {
        result = try session.finish { bar.show(0.6 + $0 * 0.3) }
        if result.eventID != nil { try learn(from: store, bar) }
      }
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
      file.understanding, delivery, result, rejected, name: name,
      report: reportProblem?.message ?? "all rejected rows: \(reportPath)")
    return delivery.rejected > 0
  }

  /// Learns from what was taken in, so that the dashboard starts with it.
  func learn(from store: Store, _ bar: ProgressBar) throws(StoreError) {
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
      throw StoreError(
        .conflict,
        "\(name) counts in \(theirs.code) and this store in \(own.code); amounts in two currencies cannot"
          + " be added, so nothing was changed. Use another store with --store.")
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

  // MARK: Telling

  private func tell(
    _ understanding: Understanding, _ delivery: Delivery, _ result: ImportResult,
    _ rejected: [Rejection], name: String, report: String
  ) {
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      json.beginObject()
      json.key("file")
      json.string(name)
      for (key, value) in [
        ("rows", understanding.rows), ("customers_created", result.customersCreated),
        ("customers_updated", result.customersUpdated), ("purchases_added", result.purchasesAdded),
        ("skipped", result.skipped), ("rejected", delivery.rejected),
        ("refunds_and_zeros", result.refundsAndZeros),
      ] {
        json.key(key)
        json.int(value)
      }
      json.key("event")
      if let event = result.eventID { json.string(event.text) } else { json.null() }
      json.endObject()
      json.newline()
      output.write(json.take())
    } else {
      for line in summary(understanding, delivery, result, name: name) {
        output.write(printableLine(line) + "\n")
      }
    }
    output.flush()
    for rejection in rejected {
      let column = rejection.columnName.isEmpty ? "" : ", \(rejection.columnName)"
      let value = rejection.value.isEmpty ? "" : " ('\(rejection.value)')"
      remark("  line \(rejection.line)\(column): \(rejection.reason)\(value)")
    }
    if delivery.rejected > rejected.count {
      remark("  … and \(grouped(delivery.rejected - rejected.count)) more")
    }
    if delivery.rejected > 0, !arguments.has(.dryRun) { remark(report) }
  }

  private func summary(
    _ understanding: Understanding, _ delivery: Delivery, _ result: ImportResult, name: String
  ) -> [String] {
    var lines: [String] = []
    let rows = counted(understanding.rows, "row")
    if arguments.has(.dryRun) {
      lines.append(
        "\(name): \(rows), \(grouped(delivery.delivered)) understood, \(grouped(delivery.rejected))"
          + " rejected; a dry run, nothing was changed")
    } else {
      lines.append(
        "\(name): \(rows); \(counted(result.customersCreated, "customer")) created,"
          + " \(grouped(result.customersUpdated)) updated;"
          + " \(counted(result.purchasesAdded, "purchase")) added,"
          + " \(grouped(result.skipped)) skipped as already there,"
          + " \(grouped(delivery.rejected)) rejected")
    }
    let roles = understanding.columns.enumerated().compactMap { place, column -> String? in
      guard let role = column.role else { return nil }
      return
        "\(role.rawValue) from \(column.name.isEmpty ? "column \(place + 1)" : "'\(column.name)'")"
    }
    lines.append(
      "  read as \(understanding.encoding.label), \(roles.joined(separator: ", ")), dates"
        + " \(understanding.dates.label)"
        + (understanding.currency == .unknown ? "" : ", in \(understanding.currency.code)"))
    for note in understanding.notes + delivery.notes { lines.append("  " + note) }
    if result.refundsAndZeros > 0 {
      lines.append(
        "  \(grouped(result.refundsAndZeros)) of them are refunds or zero: kept, but no purchases to"
          + " momentum")
    }
    if result.eventID != nil { lines.append("  `salesloop undo` takes it back") }
    return lines
  }
}

/// A number with its noun: `1 row`, `2 rows`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// Text for one line of a terminal.
nonisolated func printableLine(_ text: String) -> String { TextWidth.printable(text) }

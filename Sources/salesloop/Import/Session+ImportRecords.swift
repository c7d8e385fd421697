import Exchange
import Glibc
import LoopModel
import Refresh
import Store

extension Session {
  private static let stagesKey = "import_stages"

  /// Takes in files of another system, joined: all in one transaction and one unit to undo.
  func importRecords(_ sources: [ImportSource], _ wish: ImportWish) throws(Failure) {
    let choices = (theirs: try conflictKeys(.theirsFor), ours: try conflictKeys(.oursFor))
    let bar = ProgressBar("reading", isTold: arguments.has(.progress))
    defer { bar.clear() }
    var report = RecordReport()
    report.isDry = arguments.has(.dryRun)
    let files = try recordFiles(sources, wish, bar)
    report.files = files.map { (name: shownName($0.source), file: $0.file) }
    report.notes = files.flatMap(\.file.understanding.notes)
    let currency = try currency(of: report.files)
    let known = try knownStore()
    let joining = try joining(report.files, &report, bar, known)
    if let known { try settleCurrency(currency, known, name: report.name) }
    let (mapping, settings) = try mapping(joining, wish, known)
    report.stages = mapping.entries
    let own = report.files.filter { $0.file.understanding.recognition.profile.system == "import" }
    let ownStages = Set(own.map(\.name))
    let skipsBad = arguments.has(.skipBad)
    report.skipsBad = skipsBad
    let takesAnyway = skipsBad || report.isDry
    // Bad rows keep out everything, and no store is made for nothing: so those are looked for first.
    var joined: Joined?
    if !takesAnyway,
      !report.rejected.isEmpty || joining.hasRejections
        || joining.hasDoubtfulRows(mapping, ownStages: ownStages)
    {
      joined = try customers(of: joining, mapping, ownStages)
    }
    let isHeld = !takesAnyway && !(report.rejected.isEmpty && joined?.rejections.isEmpty ?? true)
    if !isHeld {
      var options = RecordImportOptions(
        source: report.name, system: system(of: report.files), day: clock.today)
      options.prefersFiles = arguments.has(.theirs)
      (options.theirs, options.ours) = choices
      options.skipsBad = skipsBad
      options.isDry = report.isDry
      options.settings = settings
      if currency != .unknown { options.currency = currency }
      // A store is only made once there is something to put into it.
      let store: Store
      if let known { store = known } else { store = try storeForImport() }
      do throws(StoreError) {
        var number = 0
        report.result = try store.importRecords(options, actor: actor, at: clock.now) {
          write throws(StoreError) in
          joined = try joining.forEachCustomer(mapping, ownStages: ownStages) {
            customer throws(StoreError) in
            try write(customer.foreign)
            number += 1
            if number & 0x3FF == 0 {
              bar.show(storing: Double(number) / Double(joining.customers))
            }
          }
        }
        // It is learned from purchases only.
        if report.result.purchases > 0 { try learn(from: store, bar) }
      } catch {
        throw Failure(error)
      }
      report.notes += report.result.unmetChoices.map { "there is no conflict '\($0.text)'" }
      report.rejected += report.result.refusals.map { refusal in
        RejectedRow(
          file: refusal.file,
          rejection: Rejection(
            line: refusal.line, column: 0, columnName: "", reason: refusal.reason,
            value: refusal.value))
      }
    }
    if let joined {
      report.rejected += joined.rejections.map {
        RejectedRow(file: $0.file, rejection: $0.rejection)
      }
      if joined.activitiesLeftOut > 0 {
        report.notes.append("\(grouped(joined.activitiesLeftOut)) activities left out: no contacts")
      }
    }
    let places = report.files.map(\.name)
    report.rejected.sort {
      (places.firstIndex(of: $0.file) ?? 0, $0.rejection.line)
        < (places.firstIndex(of: $1.file) ?? 0, $1.rejection.line)
    }
    report.isHeldBack = !report.rejected.isEmpty && !skipsBad && !report.isDry
    if report.isHeldBack { report.result = RecordImportResult() }
    bar.clear()
    try finish(report, wish, sources)
  }

  /// The store, where there is one already.
  func knownStore() throws(Failure) -> Store? {
    do throws(StoreError) {
      return try opening()()
    } catch {
      guard error.kind == .missing else { throw Failure(error) }
      return nil
    }
  }

  func shownName(_ source: ImportSource) -> String {
    let isOne = arguments.operands.count == 1
    return (isOne ? arguments.value(.source) : nil)
      ?? (source.path == "-" ? "standard input" : source.path)
  }

  /// The system most of the files come from.
  private func system(of files: [(name: String, file: RecordFile)]) -> String {
    let systems = files.map(\.file.understanding.recognition.profile.system)
    return systems.first { $0 != "import" } ?? "import"
  }

  private func currency(
    of files: [(name: String, file: RecordFile)]
  ) throws(Failure) -> Currency {
    var currency = Currency.unknown
    for (name, file) in files {
      let own = file.understanding.currency
      guard own != .unknown else { continue }
      guard currency == .unknown || currency == own else {
        throw Failure(
          "\(name) counts in \(own.code) and another of the files in \(currency.code); amounts in two"
            + " currencies cannot be added: convert one of them first", .badData)
      }
      currency = own
    }
    return currency
  }

  /// Puts everything together for what is wrong with it only.
  private func customers(
    of joining: Joining, _ mapping: StageMapping, _ ownStages: Set<String>
  ) throws(Failure) -> Joined {
    do throws(StoreError) {
      return try joining.forEachCustomer(mapping, ownStages: ownStages) { _ in }
    } catch {
      throw Failure(error)
    }
  }

  /// Reads all rows of all files.
  private func joining(
    _ files: [(name: String, file: RecordFile)], _ report: inout RecordReport, _ bar: ProgressBar,
    _ store: Store?
  ) throws(Failure) -> Joining {
    let joining: Joining
    do throws(StoreError) {
      let system = system(of: files)
      joining = try Joining(
        today: clock.today,
        known: try store.map { store throws(StoreError) in
          try KnownRecords(store, system: system)
        })
    } catch {
      throw Failure(error)
    }
    let kinds = files.map(\.file.understanding.recognition.profile.kind)
    for (number, place) in Joining.order(of: kinds).enumerated() {
      let (name, file) = files[place]
      do {
        let delivery = try file.forEachRecord(
          progress: { bar.show(0.3 + (Double(number) + $0) / Double(files.count) * 0.3) },
          { try joining.add($0, file: name) },
          rejected: { rejection in
            report.rejected.append(RejectedRow(file: name, rejection: rejection))
          })
        report.notes += delivery.notes
      } catch let error as ImportProblem {
        throw Failure(error)
      } catch let error as StoreError {
        throw Failure(error)
      } catch {
        throw Failure("\(error)")
      }
    }
    return joining
  }

  /// What stages stand for: as said now, as said before, and else as they seem; and what is to be
  /// remembered of it.
  private func mapping(
    _ joining: Joining, _ wish: ImportWish, _ store: Store?
  ) throws(Failure) -> (StageMapping, [String: String]) {
    do {
      let tally = try joining.tally()
      let kept = try store?.setting(Session.stagesKey) ?? ""
      var said = try StageMapping.said(kept.split(separator: "\n").map(String.init))
      said.merge(wish.stages) { _, new in new }
      let settings =
        wish.stages.isEmpty
        ? [:]
        : [
          Session.stagesKey: said.sorted { $0.key < $1.key }
            .map { "\(inOneLine($0.key))=\($0.value.word)" }.joined(separator: "\n")
        ]
      // What was said of other files does not concern these.
      let here = said.filter { wish.stages[$0.key] != nil || tally.contains($0.key) }
      return (try StageMapping(tally, said: here), settings)
    } catch let error as StoreError {
      throw Failure(error)
    } catch let error as ImportProblem {
      throw Failure(error)
    } catch {
      throw Failure("\(error)")
    }
  }

  // MARK: Telling

  private func finish(
    _ report: RecordReport, _ wish: ImportWish, _ sources: [ImportSource]
  ) throws(Failure) {
    var report = report
    let remarks = report.isDry ? [] : writeRejects(&report, sources)
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      report.write(to: &json, limit: try arguments.number(.limit) ?? .max)
      output.write(json.take())
    } else {
      let withStages = report.isDry || isatty(STDOUT_FILENO) == 1
      for line in report.lines(withStages: withStages) { output.write(printableLine(line) + "\n") }
    }
    output.flush()
    for row in report.rejected.prefix(10) {
      let rejection = row.rejection
      let column = rejection.columnName.isEmpty ? "" : ", \(rejection.columnName)"
      let value = rejection.value.isEmpty ? "" : " ('\(rejection.value)')"
      remark("  \(row.file), line \(rejection.line)\(column): \(rejection.reason)\(value)")
    }
    if report.rejected.count > 10 {
      remark("  … and \(grouped(report.rejected.count - 10)) more")
    }
    for line in remarks { remark(line) }
    if !report.isHeldBack { try saveProfile(wish) }
    if arguments.has(.skipBad), report.rejected.count >= report.rows, report.rows > 0 {
      throw told(Failure("no row could be taken in: see above", .badData))
    }
    guard report.rejected.isEmpty || arguments.has(.skipBad) else {
      throw told(
        Failure(
          report.isDry
            ? "some rows cannot be taken in: see above"
            : "some rows cannot be taken in, so nothing was changed: correct them, or leave them out"
              + " with --skip-bad", .badData))
    }
  }

  private func told(_ failure: Failure) -> Failure {
    var failure = failure
    failure.isTold = true
    return failure
  }

  /// Writes the rejected rows of each file beside it; gives what there is to say of it.
  private func writeRejects(_ report: inout RecordReport, _ sources: [ImportSource]) -> [String] {
    var remarks: [String] = []
    for source in sources {
      let name = shownName(source)
      let rows = report.rejected.filter { $0.file == name }
      guard !rows.isEmpty else { continue }
      let path = (source.path == "-" ? "stdin" : source.path) + ".rejects.csv"
      let file = RejectsReport(path: path, about: name)
      do throws(ImportProblem) {
        for row in rows { try file.add(row.rejection) }
        try file.finish()
        report.rejectsFiles.append(path)
        remarks.append("all rejected rows: \(path)")
      } catch {
        remarks.append(error.message)
      }
    }
    return remarks
  }
}

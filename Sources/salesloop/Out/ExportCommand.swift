import EventLoop
import Exchange
import LoopModel
import Store

extension Session {
  /// `export WHAT [FILTER]`: rows of the store for other programs.
  func export() throws(Failure) {
    let what = arguments.operands[0]
    let form = try exportForm()
    if what == "all" { return try exportAll() }
    guard what == "customers" || Extract(rawValue: what) != nil else {
      let names = ["customers"] + Extract.allCases.map(\.rawValue) + ["all"]
      let near = nearestWord(to: what, among: names)
      throw Failure(
        usage: "nothing to export is called '\(what)'; "
          + (near.map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", "))"))
    }
    let filter = try exportFilter()
    if what == Extract.plays.rawValue, !filter.isEveryone {
      throw Failure(usage: "plays belong to no customer; leave the filter out")
    }
    let store = try openStore()
    try refuseStoreAsOutput(store)
    let target = try ExportTarget(path: arguments.value(.output))
    try reading(store) { () throws(Failure) in
      if let extract = Extract(rawValue: what) {
        try export(extract, filter, of: store, as: form ?? .csv, to: target)
      } else {
        try exportCustomers(filter, of: store, as: form ?? .csv, to: target)
      }
    }
  }

  /// What is asked for by `--format`; nil for nothing said.
  private func exportForm() throws(Failure) -> ExportForm? {
    guard let name = arguments.value(.format) else { return nil }
    guard let form = ExportForm(rawValue: name) else {
      throw Failure(usage: "no format '\(name)'; there are csv, json and jsonl")
    }
    return form
  }

  func exportFilter() throws(Failure) -> Filter {
    do throws(FilterError) {
      return try Filter(arguments.operands.dropFirst().joined(separator: " "), me: actor)
    } catch {
      throw Failure(error)
    }
  }

  /// Runs `body` so that all it reads is of one moment.
  ///
  /// The store's log cannot be emptied meanwhile: whoever reads an export slowly lets it grow.
  func reading(_ store: Store, _ body: () throws(Failure) -> Void) throws(Failure) {
    var failure: Failure?
    do throws(StoreError) {
      try store.reading { () throws(StoreError) in
        do throws(Failure) { try body() } catch { failure = error }
      }
    } catch {
      throw Failure(error)
    }
    if let failure { throw failure }
  }

  /// An export must not take the place of the store it is made of.
  func refuseStoreAsOutput(_ store: Store) throws(Failure) {
    guard let path = arguments.value(.output) else { return }
    guard !store.isPart(path) else {
      throw Failure("\(path) belongs to the store itself; name another file for --output")
    }
  }

  private func export(
    _ extract: Extract, _ filter: Filter, of store: Store, as form: ExportForm,
    to target: ExportTarget
  ) throws(Failure) {
    let last = try arguments.asOf()
    let passing = try passing(filter, of: store)
    let day = extract.columnNames.firstIndex(of: "date")
    let time = extract.columnNames.firstIndex(of: "at")
    do throws(StoreError) {
      let currency = try store.currency()
      let table = ExportTable(
        extract.columnNames, as: form, in: currency, isRaw: arguments.has(.raw), to: target)
      try store.extract(extract) { customer, values in
        if let passing, customer.map(passing.contains) != true { return }
        if let last {
          if let day, case .day(let day) = values[day], day > last { return }
          if day == nil, let time, case .time(let at) = values[time],
            WallClock.localDay(ofMilliseconds: at.milliseconds) > last.number
          {
            return
          }
        }
        table.row(values.map { FieldCell($0, in: currency) })
      }
      try finish(table)
    } catch {
      throw Failure(error)
    }
  }

  /// The end of a table, where only errors of the store are expected.
  private func finish(_ table: ExportTable) throws(StoreError) {
    do throws(Failure) {
      try table.finish()
    } catch {
      throw StoreError(.other, error.message)
    }
  }

  /// The customers that pass; nil for everybody.
  private func passing(_ filter: Filter, of store: Store) throws(Failure) -> Set<CustomerID>? {
    guard !filter.isEveryone else { return nil }
    let snapshot = try roster(of: store)
    return Set(filter.matches(in: snapshot).map { snapshot.roster.facts(Int($0)).id })
  }

  private func exportCustomers(
    _ filter: Filter, of store: Store, as form: ExportForm, to target: ExportTarget
  ) throws(Failure) {
    let snapshot = try roster(of: store)
    let traits: [CustomerID: [Trait: RecordedTrait]]
    do throws(StoreError) {
      traits = try store.traits()
    } catch {
      throw Failure(error)
    }
    let currency = snapshot.currency
    let table = ExportTable(
      CustomerFields.exportNames, as: form, in: currency, isRaw: arguments.has(.raw), to: target)
    for index in filter.matches(in: snapshot) {
      let id = snapshot.roster.facts(Int(index)).id
      var cells = CustomerFields(snapshot: snapshot, index: Int(index)).values
      cells.append(.int(Int(id.number)))
      for trait in CustomerFields.writtenTraits {
        cells.append((traits[id]?[trait]?.value).map(FieldCell.text) ?? .none)
      }
      cells.append(currency == .unknown ? .none : .text(currency.code))
      table.row(cells)
    }
    try table.finish()
  }

  /// `export all`: the whole store but for its journal, as JSON lines that `import` takes in.
  private func exportAll() throws(Failure) {
    if let form = try exportForm(), form != .jsonl {
      throw Failure(usage: "'export all' is written as jsonl; leave --format out")
    }
    guard arguments.operands.count == 1, try arguments.asOf() == nil else {
      throw Failure(usage: "'export all' writes everything; leave the filter and --as-of out")
    }
    let store = try openStore()
    try refuseStoreAsOutput(store)
    let target = try ExportTarget(path: arguments.value(.output))
    var json = JSONWriter()
    do throws(StoreError) {
      try store.whole { line in
        json.json(line)
        json.newline()
        if json.bytes.count > 1 << 16 { target.write(json.take()) }
      }
    } catch {
      throw Failure(error)
    }
    target.write(json.take())
    try target.finish()
  }
}

internal import LoopModel

/// Takes exports into a store without customers, inside a transaction.
///
/// The files are read twice: first for who their customers are and what amounts are counted in, then
/// for the rows.
final class ExportImport {
  private let filling: StoreFilling
  private let connection: Connection
  private let files: [any ExportedRows]
  private let day: Day
  private var book = CustomerBook()
  /// Before all events there will be; rows of the same moment keep the order they are written in.
  private let order: Int64 = -(1 << 40)
  /// How many rows of each kind were taken in.
  private(set) var rows: [ExportKind: Int] = [:]

  /// An import on a local day.
  init(
    _ transaction: Transaction, _ files: [any ExportedRows], source: String, day: Day
  ) throws(StoreError) {
    filling = try StoreFilling(transaction, source: source)
    connection = transaction.connection
    self.day = day
    // Who is listed is known before anything is said of them.
    self.files = files.filter { $0.kind == .customers } + files.filter { $0.kind != .customers }
  }

  /// What was taken in.
  var result: ImportResult { filling.result }

  /// Reads the files and stores what they say; `currency` is what the store counts in.
  func run(in own: Currency) throws(StoreError) {
    var meeting = Meeting(filling.transaction.store)
    for file in files { try meeting.meet(file) }
    book = meeting.book
    let first = try filling.transaction.store.nextCustomer()
    if let problem = book.number(from: first, by: meeting.sequences) {
      throw StoreError(.content, "\(filling.source): \(problem); nothing was taken in.")
    }
    let theirs = meeting.currency ?? .unknown
    try settle(theirs, own)
    try insertCustomers()
    let values = ExportedValue(
      currency: theirs == .unknown ? own : theirs, store: filling.transaction.store)
    for file in files {
      switch file.kind {
      case .customers: try takeCustomers(file, values)
      case .rows(let extract): try take(file, extract, values)
      }
    }
    // A play that was followed and is there no more keeps its number.
    if let play = try connection.number("SELECT max(play) FROM touch") {
      filling.reserve(play, of: "play")
    }
    try filling.finish()
  }

  // MARK: Customers

  /// Sees to it that the store counts in what the files count in.
  private func settle(_ theirs: Currency, _ own: Currency) throws(StoreError) {
    guard theirs != .unknown, theirs != own else { return }
    guard own == .unknown else { throw .twoCurrencies(filling.source, theirs, own) }
    let store = filling.transaction.store
    try store.write("currency", theirs.code)
    try store.write("minor_units", String(theirs.minorUnits))
  }

  private func insertCustomers() throws(StoreError) {
    let writer = try CustomerWriter(on: connection, change: filling.transaction.change)
    for entry in book.entries.sorted(by: { ($0.number ?? 0) < ($1.number ?? 0) }) {
      try writer.insert(
        entry.number ?? 0, externalID: entry.externalID, name: entry.name ?? "",
        owner: entry.owner.isEmpty ? 0 : try filling.owner(entry.owner),
        since: (entry.since ?? day).number, event: filling.event, KeptState())
      filling.created(entry.name.flatMap { $0.isEmpty ? nil : $0 } ?? entry.id)
    }
  }

  /// Places the listed customers and writes down what is known of them, as far as no other file does.
  private func takeCustomers(
    _ file: any ExportedRows, _ values: ExportedValue
  ) throws(StoreError) {
    let hasMoves = files.contains { $0.kind == .rows(.moves) }
    let hasChanges = files.contains { $0.kind == .rows(.changes) }
    let listing = Listing(file, values)
    try file.forEachRow { row, cells throws(StoreError) in
      rows[file.kind, default: 0] += 1
      guard let id = listing[.id, cells], let place = book.place(of: id),
        let number = book.entries[place].number
      else { return }
      let move: Relocation?
      let changes: [Change]
      do throws(ExportedValue.Problem) {
        move = try listing.move(cells, hasPurchases: book.entries[place].hasPurchases)
        changes = try listing.changes(cells)
      } catch {
        throw file.problem(row, error.what)
      }
      if let move, !hasMoves { try insert(move, of: number) }
      if !hasChanges {
        for change in changes { try insert(change, of: number) }
      }
    }
  }

  private func insert(_ place: Relocation, of customer: Int64) throws(StoreError) {
    let move = Move(
      stage: place.stage, lap: place.lap, day: day, at: filling.transaction.at, isImported: true)
    try filling.transaction.store.insert(
      RecordedMove(move: move, by: "import", reason: "imported"), of: customer,
      event: filling.event)
  }

  private func insert(_ change: Change, of customer: Int64) throws(StoreError) {
    try filling.transaction.store.insert(
      RecordedChange(change.storable, day: day, at: filling.transaction.at, by: "import"),
      of: customer, event: filling.event)
  }

  // MARK: Rows

  private func take(
    _ file: any ExportedRows, _ extract: Extract, _ values: ExportedValue
  ) throws(StoreError) {
    let columns = extract.columns.filter(\.isStored)
    let places = columns.map { file.place(of: $0.name) }
    let insertion = try connection.prepared(extract.insertion)
    let id = file.place(of: "id")
    let verb = file.place(of: "verb")
    if extract == .plays, rows[file.kind] == nil {
      try filling.clear(["play"])
      try filling.transaction.store.write(Store.playsFilled, "1")
    }
    try file.forEachRow { row, cells throws(StoreError) in
      let number = rows[file.kind, default: 0] + 1
      rows[file.kind] = number
      if extract.isOfCustomers {
        guard let id = id.flatMap({ cells[$0] }), let place = book.place(of: id) else { return }
        insertion.bind(1, book.entries[place].number ?? 0)
        insertion.bind(2, extract == .purchases ? filling.event : order)
      } else {
        insertion.bind(1, Int64(number))
      }
      do throws(ExportedValue.Problem) {
        for (index, column) in columns.enumerated() {
          let value = try values.read(
            places[index].flatMap { cells[$0] }, of: column, verb: verb.flatMap { cells[$0] })
          insertion.bind(Int32(index) + extract.firstValue, value)
        }
      } catch {
        throw file.problem(row, error.what)
      }
      do throws(StoreError) {
        try insertion.run()
      } catch {
        insertion.reset()
        guard case .other = error.kind else { throw error }
        throw file.problem(row, "it is not understood (\(error.message))")
      }
      if extract == .purchases { filling.result.purchasesAdded += 1 }
      if extract == .changes, let verb, cells[verb] == Change.Verb.handOff.rawValue {
        try meetOwner(asked: places, columns, cells)
      }
    }
  }

  /// Who is asked to take a customer over is somebody, with customers or without.
  private func meetOwner(
    asked places: [Int?], _ columns: [Extract.Column], _ cells: [String?]
  ) throws(StoreError) {
    guard let fields = columns.firstIndex(where: { $0.kind == .change }),
      let text = places[fields].flatMap({ cells[$0] }),
      case .object(let members) = try filling.transaction.store.members(ofJSON: text),
      let asked = members[ChangeField.to.rawValue], !asked.isEmpty
    else { return }
    try filling.owner(asked)
  }
}

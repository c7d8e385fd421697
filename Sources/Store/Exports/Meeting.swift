internal import LoopModel

/// The first reading of exports: who their customers are, and what amounts are counted in.
struct Meeting {
  private(set) var book = CustomerBook()
  /// What amounts are counted in, as far as a row says.
  private(set) var currency: Currency?
  private let values: ExportedValue
  /// The files by now, and which of them had the rows of a kind about a customer, by places in the book.
  private var names: [String] = []
  private var sources: [ExportKind: [Int: Int]] = [:]
  private var last: Int?
  /// The customers' places in the book, in the order each file has them in.
  private(set) var sequences: [[Int]] = []

  init(_ store: Store) {
    values = ExportedValue(currency: .unknown, store: store)
  }

  /// Reads who a file is about, and what it counts in.
  mutating func meet(_ file: any ExportedRows) throws(StoreError) {
    names.append(file.name)
    sequences.append([])
    last = nil
    let money = file.place(of: CustomerColumn.currency.rawValue)
    let isCustomers = file.kind == .customers
    let (id, name) = (file.place(of: "id"), file.place(of: "name"))
    let owner = file.place(of: "owner")
    let day = file.place(of: isCustomers ? CustomerColumn.since.rawValue : "date")
    let number = file.place(of: CustomerColumn.number.rawValue)
    try file.forEachRow { row, cells throws(StoreError) in
      if let money, let problem = note(currency: cells[money]) { throw file.problem(row, problem) }
      guard let id, let name, let owner, let day else { return }
      do throws(ExportedValue.Problem) {
        guard let found = cells[id], !found.isEmpty else {
          throw ExportedValue.Problem("the id is empty")
        }
        let since = try values.day(cells[day] ?? "", file.columns[day])
        let problem: String?
        if isCustomers {
          problem = book.list(
            id: found, name: cells[name] ?? "", owner: cells[owner] ?? "",
            number: try values.number(
              number.flatMap { cells[$0] } ?? "", "number", CustomerBook.numbers),
            since: since)
        } else {
          problem = book.note(
            id: found, name: cells[name] ?? "", owner: cells[owner] ?? "", day: since,
            isPurchase: file.kind == .rows(.purchases))
        }
        if let problem = problem ?? doubled(found, file.kind) {
          throw ExportedValue.Problem(problem)
        }
      } catch {
        throw file.problem(row, error.what)
      }
    }
  }

  /// What is wrong where a customer has rows of one kind in two files: they would be there twice.
  private mutating func doubled(_ id: String, _ kind: ExportKind) -> String? {
    guard let place = book.place(of: id), place != last else { return nil }
    last = place
    sequences[names.count - 1].append(place)
    let source = sources[kind]?[place] ?? names.count - 1
    sources[kind, default: [:]][place] = source
    return source == names.count - 1
      ? nil : "'\(id)' has \(kind.word) in \(names[source]) too, so they would be there twice"
  }

  private mutating func note(currency code: String?) -> String? {
    let found = Currency(code: code ?? "")
    let known = currency ?? found
    currency = known
    guard found != known else { return nil }
    let words = [found, known].map { $0 == .unknown ? "nothing known" : $0.code }
    return "it counts in \(words[0]), and a row before in \(words[1])"
  }
}

import Exchange
import LoopModel

/// The purchases of a file, gathered by customer.
struct PurchaseHistories {
  /// The customers, in the order in which the file names them first.
  let customers: [PurchaseHistory]
  /// What was left out of the file, in one sentence; nil for nothing.
  let remark: String?

  /// The last day of any row; nil for no rows.
  let lastDay: Day?

  /// Reads the file at `path`, `-` for standard input.
  init(path: String, options: PurchaseFileOptions) throws(Failure) {
    let bar = ProgressBar("reading")
    defer { bar.clear() }
    var collection = SaleCollection()
    var first: Rejection?
    do {
      let file = try PurchaseFile(path: path, options: options) { bar.show($0 * 0.5) }
      let delivery = try file.forEachRow(
        progress: { bar.show(0.5 + $0 * 0.5) }, { collection.add($0) },
        rejected: { if first == nil { first = $0 } })
      lastDay = collection.lastDay
      customers = collection.histories(minorUnits: Double(file.understanding.currency.minorUnits))
      remark = first.map { rejection in
        let column = rejection.columnName.isEmpty ? "" : ", \(rejection.columnName)"
        let rows = delivery.rejected == 1 ? "row was" : "rows were"
        return "\(grouped(delivery.rejected)) \(rows) left out; the first, line \(rejection.line)"
          + "\(column): \(rejection.reason)"
      }
    } catch let problem as ImportProblem {
      throw Failure(problem)
    } catch {
      throw Failure("\(error)")
    }
  }
}

/// The rows of a file while it is read.
private struct SaleCollection {
  private struct Sale {
    let customer: Int32
    let day: Day
    let amount: Int64
  }

  private(set) var lastDay: Day?
  private var sales: [Sale] = []
  /// What customers are called.
  private var names: [String] = []
  private var ids = TextTable()
  private var bareNames = TextTable()
  private var customerOfID: [Int32] = []
  private var customerOfName: [Int32] = []

  /// Takes in a row; refunds are no purchases.
  mutating func add(_ row: PurchaseRow) {
    lastDay = max(lastDay ?? row.day, row.day)
    guard row.amount >= 0 else { return }
    sales.append(Sale(customer: customer(of: row), day: row.day, amount: row.amount))
  }

  /// The customer of a row: by id, or without one by name.
  private mutating func customer(of row: PurchaseRow) -> Int32 {
    guard !row.externalID.isEmpty else { return customer(named: row.name) }
    let (index, isNew) = ids.index(of: row.externalID)
    guard isNew else { return customerOfID[index] }
    let customer = Int32(names.count)
    names.append(row.externalID.string)
    customerOfID.append(customer)
    // Rows with only a name mean the first customer of that name.
    if !row.name.isEmpty, bareNames.index(of: row.name).isNew { customerOfName.append(customer) }
    return customer
  }

  private mutating func customer(named name: RowText) -> Int32 {
    let (index, isNew) = bareNames.index(of: name)
    guard isNew else { return customerOfName[index] }
    customerOfName.append(Int32(names.count))
    names.append(name.string)
    return customerOfName[index]
  }

  /// The histories, the purchases of one day being one.
  mutating func histories(minorUnits: Double) -> [PurchaseHistory] {
    sales.sort { ($0.customer, $0.day) < ($1.customer, $1.day) }
    var histories: [PurchaseHistory] = []
    histories.reserveCapacity(names.count)
    var place = 0
    while place < sales.count {
      let customer = sales[place].customer
      var days: [Day] = []
      var amounts: [Int64] = []
      while place < sales.count, sales[place].customer == customer {
        if days.last == sales[place].day {
          amounts[amounts.count - 1] = amounts[amounts.count - 1].addingHeld(sales[place].amount)
        } else {
          days.append(sales[place].day)
          amounts.append(sales[place].amount)
        }
        place += 1
      }
      histories.append(
        PurchaseHistory(
          id: names[Int(customer)], days: days, amounts: amounts.map { Double($0) / minorUnits }))
    }
    return histories
  }
}

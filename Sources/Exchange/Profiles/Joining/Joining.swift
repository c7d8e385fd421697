public import LoopModel

/// Puts the records of several files together, customer by customer.
///
/// Records may come in any order: all are kept until `joined`, so that memory grows with the
/// records, not with the columns of the files.
public struct Joining: Sendable {
  /// A record and the number of its file.
  struct Filed<Record: Sendable>: Sendable {
    let file: Int
    let record: Record
  }

  private(set) var files: [String] = []
  private(set) var customers: [Filed<CustomerRecord>] = []
  private(set) var contacts: [Filed<CustomerRecord>] = []
  private(set) var deals: [Filed<DealRecord>] = []
  private(set) var changes: [Filed<StageChangeRecord>] = []
  private(set) var touches: [Filed<TouchRecord>] = []
  private(set) var purchases: [Filed<PurchaseRecord>] = []

  /// Nothing yet.
  public init() {}

  /// Takes in a record of a file, known by its name.
  public mutating func add(_ record: ImportedRecord, file: String) {
    if files.last != file, !files.contains(file) { files.append(file) }
    let number = files.last == file ? files.count - 1 : files.firstIndex(of: file) ?? 0
    switch record {
    case .customer(let record):
      if record.isContact {
        contacts.append(Filed(file: number, record: record))
      } else {
        customers.append(Filed(file: number, record: record))
      }
    case .deal(let record): deals.append(Filed(file: number, record: record))
    case .stageChange(let record): changes.append(Filed(file: number, record: record))
    case .touch(let record): touches.append(Filed(file: number, record: record))
    case .purchase(let record): purchases.append(Filed(file: number, record: record))
    }
  }

  /// What the records say of the stages of the system they come from.
  public func tally() -> StageTally {
    var tally = StageTally()
    for customer in customers { tally.add(customer.record) }
    for contact in contacts { tally.add(contact.record) }
    for deal in deals { tally.add(deal.record) }
    let history = DealHistory(deals, changes)
    for steps in history.steps.values {
      tally.add(sequence: steps.map { ($0.stage, $0.time) })
    }
    return tally
  }

  /// What all records say together, with foreign stages read by `mapping`.
  ///
  /// Activities after `today` are plans, and purchases after it are rejected. Of the files in
  /// `ownStages` a customer is rejected whose stage nothing is known of, where of a system's files
  /// it is guessed.
  public func joined(
    _ mapping: StageMapping, today: Day? = nil, ownStages: Set<String> = []
  ) -> Joined {
    var writer = JoinWriter(self, mapping, today: today, ownStages: ownStages)
    return writer.joined()
  }

  /// What the records of several files say together: the whole way in one call.
  public static func joined(
    _ files: [(name: String, records: [ImportedRecord])],
    stages said: [String: StageMapping.Target] = [:], today: Day? = nil
  ) throws(ImportProblem) -> Joined {
    var joining = Joining()
    for file in files {
      for record in file.records { joining.add(record, file: file.name) }
    }
    return joining.joined(try StageMapping(joining.tally(), said: said), today: today)
  }
}

public import LoopModel
public import Store

extension Joining {
  /// Hands over all that the records say of one customer after the other, with foreign stages read by
  /// `mapping`; gives what was left out.
  ///
  /// Of the files in `ownStages` a customer is rejected whose stage nothing is known of, where of a
  /// system's files it is guessed. May be called again.
  public func forEachCustomer(
    _ mapping: StageMapping, ownStages: Set<String> = [],
    _ body: (MergedCustomer) throws(StoreError) -> Void
  ) throws(StoreError) -> Joined {
    var merger = CustomerMerger(
      files: files, mapping: mapping, today: today, ownFiles: numbers(of: ownStages))
    try spill.forEach { row throws(StoreError) in
      if row.customer != merger.number, let customer = merger.finish() { try body(customer) }
      merger.take(row)
    }
    if let customer = merger.finish() { try body(customer) }
    let all = rejections + merger.rejections
    return Joined(
      customers: [],
      rejections: all.sorted { ($0.file, $0.rejection.line) < ($1.file, $1.rejection.line) },
      activitiesLeftOut: merger.left)
  }

  /// What the records of several files say together: the whole way in one call.
  public static func joined(
    _ files: [(name: String, records: [ImportedRecord])],
    stages said: [String: StageMapping.Target] = [:], today: Day? = nil,
    known: KnownRecords? = nil
  ) throws -> Joined {
    let joining = try Joining(today: today, known: known)
    for kind in 0...KeptKind.touch.rawValue {
      for file in files {
        for record in file.records where record.kept.rawValue == kind {
          try joining.add(record, file: file.name)
        }
      }
    }
    var customers: [MergedCustomer] = []
    var joined = try joining.forEachCustomer(StageMapping(joining.tally(), said: said)) {
      customers.append($0)
    }
    joined.customers = customers
    return joined
  }

  func numbers(of names: Set<String>) -> Set<Int> {
    Set(files.indices.filter { names.contains(files[$0]) })
  }
}

extension ImportedRecord {
  /// What sort of record it is to the join.
  fileprivate var kept: KeptKind {
    switch self {
    case .customer(let record): record.isContact ? .contact : .customer
    case .deal: .deal
    case .stageChange: .change
    case .purchase: .purchase
    case .touch: .touch
    }
  }
}

public import LoopModel
public import Store

/// Puts the records of several files together, customer by customer.
///
/// Records of customers come first, then those of people, deals, stage history, purchases and
/// contacts, whatever the order of the files: see `order(of:)`. Each is linked to its customer as it
/// comes and kept on disk; in memory are the ids and names of the customers. So memory grows with the
/// customers, by some hundred bytes each, not with the records.
public final class Joining {
  let spill: RecordSpill
  let today: Day?
  private(set) var files: [String] = []
  private(set) var rejections: [JoinRejection] = []
  var directory = CustomerDirectory()
  private var stages = StageTally()
  private var doubtful = DoubtfulRows()
  var deals = 0
  private var hasChanges = false
  var bytes = RecordBytes()
  let known: KnownRecords?

  /// Nothing yet; activities after `today` are plans, and purchases after it are rejected.
  ///
  /// What no file has is looked for in what is `known` from earlier imports.
  public init(today: Day? = nil, known: KnownRecords? = nil) throws(StoreError) {
    spill = try RecordSpill()
    self.today = today
    self.known = known
  }

  /// How many customers the records are about.
  public var customers: Int { directory.count }

  /// Whether a row was rejected, because it belongs to nobody or could belong to several.
  public var hasRejections: Bool { !rejections.isEmpty }

  /// The order in which files are to be read: their numbers, by what their rows are.
  public static func order(of kinds: [Profile.Kind]) -> [Int] {
    func place(_ kind: Profile.Kind) -> KeptKind {
      switch kind {
      case .customers: .customer
      case .contacts: .contact
      case .deals: .deal
      case .history: .change
      case .purchases, .orders: .purchase
      case .touches: .touch
      }
    }
    return kinds.indices.sorted {
      (place(kinds[$0]).rawValue, $0) < (place(kinds[$1]).rawValue, $1)
    }
  }

  /// Takes in a record of a file, known by its name.
  public func add(_ record: ImportedRecord, file name: String) throws(StoreError) {
    if files.last != name, !files.contains(name) { files.append(name) }
    let file = files.last == name ? files.count - 1 : files.firstIndex(of: name) ?? 0
    do {
      switch record {
      case .customer(let record): try add(record, file)
      case .deal(let record): try add(record, file)
      case .stageChange(let record): try add(record, file)
      case .purchase(let record): try add(record, file)
      case .touch(let record): try add(record, file)
      }
    } catch let failure as CustomerDirectory.Failure {
      rejections.append(JoinRejection(failure, file: name, line: record.line))
    } catch let error as StoreError {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private func add(_ record: CustomerRecord, _ file: Int) throws {
    stages.add(record)
    doubtful.add(record, file)
    let merged =
      record.isContact ? nil : known?.kept(insteadOf: record.externalID, name: record.name)
    let found: CustomerDirectory.Found
    if let merged {
      found = try directory.find(merged, isMerged: true)
    } else if record.isContact {
      found = try directory.add(contact: record)
    } else {
      found = try directory.add(record)
    }
    var own = record
    if record.isContact {
      // The company has a stage and an owner of its own, or gets them from its deals.
      if !record.accountID.isEmpty || !record.company.isEmpty { own.stage = "" }
      own.company = ""
    }
    bytes.clear()
    own.write(to: &bytes)
    if record.isContact { bytes.add(RecordKey.key(record.externalID)) }
    let kind: KeptKind = found.isMerged ? .merged : record.isContact ? .contact : .customer
    try keep(kind, found, file, record.line)
  }

  /// Links a deal to its customer; the first of several deals with one id counts.
  private func add(_ record: DealRecord, _ file: Int) throws {
    stages.add(record)
    doubtful.add(record, today)
    let key = RecordKey.key(record.externalID)
    if !key.isEmpty, let first = try spill.deal(id: key) {
      throw CustomerDirectory.Failure(
        reason: "is a deal that is there already, on line \(first.line) of \(files[first.file])",
        value: record.externalID)
    }
    let number = deals
    deals += 1
    let title = record.title.isEmpty ? record.externalID : record.title
    func list(_ customer: Int?) throws(StoreError) {
      _ = try spill.add(
        RecordSpill.Deal(number: number, customer: customer, file: file, line: record.line),
        id: key, name: record.title, account: record.link.account)
    }
    let found: CustomerDirectory.Found
    do {
      found = try customer(of: record.link, title: title)
    } catch {
      try list(nil)
      throw error
    }
    try list(found.customer)
    bytes.clear()
    bytes.add(number)
    record.write(to: &bytes)
    try keep(.deal, found, file, record.line)
  }

  private func add(_ record: StageChangeRecord, _ file: Int) throws {
    hasChanges = true
    guard let deal = try deal(record.link) ?? elsewhere(record.link, file, record.line) else {
      throw CustomerDirectory.Failure(
        reason: "is about a deal that nobody knows: import the file of deals first, or together "
          + "with this one",
        value: record.link.dealID.isEmpty ? record.link.deal : record.link.dealID)
    }
    // Of a deal that belongs to nobody there is nothing to tell.
    guard let customer = deal.customer else { return }
    bytes.clear()
    bytes.add(deal.number)
    record.write(to: &bytes)
    try keep(.change, CustomerDirectory.Found(customer: customer), file, record.line)
  }

  private func add(_ record: PurchaseRecord, _ file: Int) throws {
    let number = record.link.relatedID
    let known = number.isEmpty ? nil : directory.known(id: number)
    let found =
      try known.map { CustomerDirectory.Found(customer: $0) } ?? customer(of: record.link)
    bytes.clear()
    record.write(to: &bytes)
    try keep(.purchase, found, file, record.line)
  }

  /// Links an activity by its customer, else by its deal or its person.
  private func add(_ record: TouchRecord, _ file: Int) throws {
    let link = record.link
    let found: CustomerDirectory.Found
    if let known = try known(link) {
      found = CustomerDirectory.Found(customer: known)
    } else if let stored = try stored(link) {
      found = try directory.find(stored)
    } else if !link.account.isEmpty || !link.accountID.isEmpty {
      found = try customer(of: link)
    } else {
      let value = [link.relatedID, link.dealID, link.deal, link.contact].first { !$0.isEmpty }
      throw CustomerDirectory.Failure(
        reason: "is about nobody who is known: import the files of customers and deals first, or "
          + "together with this one",
        value: value ?? "")
    }
    bytes.clear()
    record.write(to: &bytes)
    try keep(.touch, found, file, record.line)
  }

  private func known(_ link: RecordLink) throws -> Int? {
    if !link.accountID.isEmpty || !link.account.isEmpty {
      if let known = try directory.known(link) { return known }
    }
    if !link.relatedID.isEmpty {
      if let known = directory.known(id: link.relatedID) { return known }
      if let deal = try spill.deal(id: RecordKey.key(link.relatedID)) { return deal.customer }
    }
    if let deal = try deal(link) { return deal.customer }
    return link.contact.isEmpty ? nil : try directory.known(RecordLink(contact: link.contact))
  }

  /// The deal a row links to by id, then by exact name; nil where no deal has them.
  private func deal(_ link: RecordLink) throws -> RecordSpill.Deal? {
    if !link.dealID.isEmpty { return try spill.deal(id: RecordKey.key(link.dealID)) }
    if link.deal.isEmpty { return nil }
    var found = try spill.deals(name: link.deal)
    if found.count > 1, !link.account.isEmpty {
      found = try spill.deals(name: link.deal, account: link.account)
    }
    guard found.count > 1 else { return found.first }
    throw CustomerDirectory.Failure(
      reason: "names one of \(found.count) deals of the same name: give their ids",
      value: link.deal)
  }

  func keep(
    _ kind: KeptKind, _ found: CustomerDirectory.Found, _ file: Int, _ line: Int
  ) throws(StoreError) {
    try spill.append(
      customer: found.customer, kind: kind.rawValue, file: file, line: line, known: found.known,
      named: found.named, bytes.bytes)
    guard let standIn = found.standIn else { return }
    bytes.clear()
    bytes.add(standIn)
    try spill.append(
      customer: found.customer, kind: KeptKind.standIn.rawValue, file: file, line: line,
      bytes.bytes)
  }

  /// What the records say of the stages of the system they come from.
  public func tally() throws(StoreError) -> StageTally {
    var tally = stages
    guard hasChanges else { return tally }
    var customer = -1
    var changes: [KeptChange] = []
    var keys = StageKeys()
    func count() {
      for steps in DealHistory([], changes, &keys).steps.values {
        tally.add(sequence: steps.map { ($0.stage, $0.time) })
      }
      changes.removeAll(keepingCapacity: true)
    }
    try spill.forEach(kind: KeptKind.change.rawValue) { row in
      if row.customer != customer { count() }
      customer = row.customer
      changes.append(KeptChange(row))
    }
    count()
    return tally
  }

  /// Whether some row may be rejected that is only looked at once its customer is put together, so
  /// that who takes in all or nothing should look first.
  public func hasDoubtfulRows(_ mapping: StageMapping, ownStages: Set<String> = []) -> Bool {
    doubtful.mayReject(mapping, ownFiles: numbers(of: ownStages))
  }
}

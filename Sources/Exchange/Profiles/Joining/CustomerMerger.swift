import LoopModel
import Store

/// Puts the records of one customer after the other together.
struct CustomerMerger {
  /// A deal with its number and where it stands.
  struct Deal {
    let number: Int
    let place: MergedPlace
    let record: DealRecord
  }

  let files: [String]
  let mapping: StageMapping
  let today: Day?
  /// Files of no system, whose stages must be known.
  let ownFiles: Set<Int>
  /// Rows that turned out wrong.
  private(set) var rejections: [JoinRejection] = []
  /// Activities that were no contacts.
  private(set) var left = 0
  /// The number of the customer whose records are taken in; -1 for none.
  private(set) var number = -1
  var customer = MergedCustomer()
  private var deals: [Deal] = []
  private var changes: [KeptChange] = []
  private var elsewhere: [Int: String] = [:]
  private var keys = StageKeys()
  private var isWanted = false

  init(files: [String], mapping: StageMapping, today: Day?, ownFiles: Set<Int>) {
    self.files = files
    self.mapping = mapping
    self.today = today
    self.ownFiles = ownFiles
  }

  /// Takes in a record of the customer.
  mutating func take(_ row: RecordSpill.Row) {
    if number != row.customer {
      number = row.customer
      customer.place = MergedPlace(file: files[row.file], line: row.line)
    }
    if let known = row.known { customer.externalID = known }
    let kind = KeptKind(rawValue: row.kind)
    if let named = row.named {
      customer.name = named
      customer.tellers[.name] = kind?.teller
    }
    var scan = RecordScan(row.body)
    switch kind {
    case .customer, .contact, .merged:
      let isContact = kind == .contact
      let record = CustomerRecord(&scan, line: row.line, isContact: isContact)
      if !isContact, ownFiles.contains(row.file), mapping.isGuess(record.stage) {
        reject(
          MergedPlace(file: files[row.file], line: row.line),
          "is no stage: give one of "
            + listed(Stage.allCases.map { "\($0.number) \($0.name)" }, last: "or")
            + ", or say what it stands for with --stage \"name=number\"", record.stage)
        return
      }
      if isContact {
        let id = scan.text()
        if !id.isEmpty { customer.contacts.append(id) }
      }
      customer.fill(with: record, by: kind?.teller ?? .account)
    case .standIn:
      if customer.standIn.isEmpty { customer.standIn = scan.text() }
    case .elsewhere:
      let number = scan.number()
      elsewhere[number] = scan.text()
    case .deal:
      let place = MergedPlace(file: files[row.file], line: row.line)
      let deal = Deal(
        number: scan.number(), place: place, record: DealRecord(&scan, line: row.line))
      customer.tellers.fill(&customer.email, .email, deal.record.email, by: .deal)
      customer.tellers.fill(&customer.phone, .phone, deal.record.phone, by: .deal)
      customer.know(of: deal.record.createdAt)
      customer.spoke(on: deal.record.lastContact)
      deals.append(deal)
    case .change: changes.append(KeptChange(row))
    case .purchase:
      add(
        PurchaseRecord(&scan, line: row.line),
        at: MergedPlace(file: files[row.file], line: row.line))
    case .touch: add(TouchRecord(&scan, line: row.line))
    case nil: return
    }
    isWanted = true
  }

  /// The customer of the records that were taken in; nil where there were none.
  mutating func finish() -> MergedCustomer? {
    guard isWanted else {
      customer = MergedCustomer()
      return nil
    }
    settle(deals, DealHistory(deals, changes, &keys), elsewhere)
    defer {
      customer = MergedCustomer()
      deals.removeAll(keepingCapacity: true)
      changes.removeAll(keepingCapacity: true)
      elsewhere.removeAll(keepingCapacity: true)
      isWanted = false
    }
    return customer
  }

  private mutating func add(_ record: PurchaseRecord, at place: MergedPlace) {
    customer.tellers.fill(&customer.email, .email, record.email, by: .purchase)
    customer.tellers.fill(&customer.owner, .owner, record.owner, by: .purchase)
    customer.tellers.fill(&customer.source, .source, record.source, by: .purchase)
    customer.purchases.append(
      MergedPurchase(
        day: record.day, amount: record.amount, margin: record.margin, source: record.source,
        channel: record.channel, title: record.orderID, externalID: record.orderID, place: place))
  }

  private mutating func add(_ record: TouchRecord) {
    if record.isDone == false || (record.isDone == nil && isAhead(record)) { return plan(record) }
    guard let day = record.day ?? record.due else { return }
    guard let channel = record.channel ?? (record.type.isEmpty ? .email : nil) else {
      left += 1
      return
    }
    let words = [record.subject, record.note].filter { !$0.isEmpty }
    customer.touches.append(
      MergedTouch(
        day: day,
        contact: Contact(
          channel: channel, direction: record.direction ?? .push, intent: record.intent ?? .help,
          reception: record.reception ?? .unknown, note: words.joined(separator: ": ")),
        by: record.by, externalID: record.externalID))
  }

  private func isAhead(_ record: TouchRecord) -> Bool {
    guard let today, let day = record.day ?? record.due else { return false }
    return day > today
  }

  private mutating func plan(_ record: TouchRecord) {
    guard let due = record.due ?? record.day else { return }
    if let known = customer.plan, known.due <= due { return }
    let what = [record.subject, record.type, record.note].first { !$0.isEmpty } ?? "get in touch"
    customer.plan = PlannedAction(what: what, due: due, by: record.by)
  }

  mutating func reject(_ place: MergedPlace, _ reason: String, _ value: String) {
    rejections.append(
      JoinRejection(
        CustomerDirectory.Failure(reason: reason, value: value), file: place.file,
        line: place.line))
  }
}

extension MergedCustomer {
  /// Fills what is empty, or told by a lower source; else what is known stays.
  fileprivate mutating func fill(with record: CustomerRecord, by teller: Teller) {
    if record.company != name { tellers.fill(&company, .company, record.company, by: teller) }
    tellers.fill(&email, .email, record.email, by: teller)
    tellers.fill(&website, .website, record.website, by: teller)
    tellers.fill(&phone, .phone, record.phone, by: teller)
    tellers.fill(&owner, .owner, record.owner, by: teller)
    tellers.fill(&segment, .segment, record.segment, by: teller)
    tellers.fill(&problem, .problem, record.problem, by: teller)
    tellers.fill(&source, .source, record.source, by: teller)
    tellers.fill(&fit, .fit, record.fit, by: teller)
    tellers.fill(&mode, .mode, record.mode, by: teller)
    know(of: record.createdAt)
    spoke(on: record.lastContact)
    // Where the other one was is over since they were merged.
    if teller == .merged { return }
    if record.isLetGo { isLetGo = true }
    stake = stake ?? record.amount
    if position == nil, !record.stage.isEmpty {
      position = MergedPosition(stage: .salesLoop, foreignStage: record.stage, asOf: record.asOf)
    }
  }
}

extension KeptKind {
  /// Whose word it is.
  fileprivate var teller: Teller {
    switch self {
    case .customer: .account
    case .contact: .contact
    case .purchase: .purchase
    case .merged: .merged
    case .deal, .change, .touch, .standIn, .elsewhere: .deal
    }
  }
}

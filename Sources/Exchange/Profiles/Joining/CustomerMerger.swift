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
    if let named = row.named { customer.name = named }
    var scan = RecordScan(row.body)
    switch KeptKind(rawValue: row.kind) {
    case .customer, .contact:
      let isContact = row.kind == KeptKind.contact.rawValue
      let record = CustomerRecord(&scan, line: row.line, isContact: isContact)
      if !isContact, ownFiles.contains(row.file), mapping.isGuess(record.stage) {
        reject(
          MergedPlace(file: files[row.file], line: row.line),
          "is no stage: give one of "
            + listed(Stage.allCases.map { "\($0.number) \($0.name)" }, last: "or")
            + ", or say what it stands for with --stage \"name=number\"", record.stage)
        return
      }
      customer.fill(with: record)
    case .deal:
      let place = MergedPlace(file: files[row.file], line: row.line)
      let deal = Deal(
        number: scan.number(), place: place, record: DealRecord(&scan, line: row.line))
      if customer.email.isEmpty { customer.email = deal.record.email }
      if customer.phone.isEmpty { customer.phone = deal.record.phone }
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
    settle(deals, DealHistory(deals, changes, &keys))
    defer {
      customer = MergedCustomer()
      deals.removeAll(keepingCapacity: true)
      changes.removeAll(keepingCapacity: true)
      isWanted = false
    }
    return customer
  }

  private mutating func add(_ record: PurchaseRecord, at place: MergedPlace) {
    if customer.email.isEmpty { customer.email = record.email }
    if customer.owner.isEmpty { customer.owner = record.owner }
    if customer.source.isEmpty { customer.source = record.source }
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
  /// Fills what is empty; what is known stays.
  fileprivate mutating func fill(with record: CustomerRecord) {
    func fill(_ text: inout String, _ value: String) {
      if text.isEmpty { text = value }
    }
    if record.company != name { fill(&company, record.company) }
    fill(&email, record.email)
    fill(&website, record.website)
    fill(&phone, record.phone)
    fill(&owner, record.owner)
    fill(&segment, record.segment)
    fill(&problem, record.problem)
    fill(&source, record.source)
    fit = fit ?? record.fit
    mode = mode ?? record.mode
    if record.isLetGo { isLetGo = true }
    stake = stake ?? record.amount
    know(of: record.createdAt)
    spoke(on: record.lastContact)
    if position == nil, !record.stage.isEmpty {
      position = MergedPosition(stage: .salesLoop, foreignStage: record.stage, asOf: record.asOf)
    }
  }
}

import LoopModel

/// Joins the records of files, once.
struct JoinWriter {
  let joining: Joining
  let mapping: StageMapping
  let today: Day?
  private let ownStages: Set<Int>
  var directory = CustomerDirectory()
  var rejections: [JoinRejection] = []
  /// The deals of each customer, by number.
  var dealsOf: [Int: [Int]] = [:]
  private var left = 0

  init(
    _ joining: Joining, _ mapping: StageMapping, today: Day?, ownStages: Set<String> = []
  ) {
    self.joining = joining
    self.mapping = mapping
    self.today = today
    self.ownStages = Set(joining.files.indices.filter { ownStages.contains(joining.files[$0]) })
  }

  mutating func joined() -> Joined {
    let history = DealHistory(joining.deals, joining.changes)
    for row in joining.customers {
      attempt(row.file, row.record.line) { writer, place throws(CustomerDirectory.Failure) in
        if writer.ownStages.contains(row.file), writer.mapping.isGuess(row.record.stage) {
          throw CustomerDirectory.Failure(
            reason: "is no stage: give one of "
              + listed(Stage.allCases.map { "\($0.number) \($0.name)" }, last: "or")
              + ", or say what it stands for with --stage \"name=number\"",
            value: row.record.stage)
        }
        try writer.directory.add(row.record, at: place)
      }
    }
    for row in joining.contacts {
      attempt(row.file, row.record.line) { writer, place throws(CustomerDirectory.Failure) in
        try writer.directory.add(contact: row.record, at: place)
      }
    }
    addDeals()
    for row in joining.purchases {
      attempt(row.file, row.record.line) { writer, place throws(CustomerDirectory.Failure) in
        try writer.add(row.record, at: place)
      }
    }
    let deals = DealDirectory(joining.deals.map(\.record))
    let customerOf = dealsOf.reduce(into: [Int: Int]()) { result, entry in
      for deal in entry.value { result[deal] = entry.key }
    }
    for row in joining.touches {
      attempt(row.file, row.record.line) { writer, place throws(CustomerDirectory.Failure) in
        try writer.add(row.record, at: place, deals, customerOf)
      }
    }
    for (number, failure) in history.failures {
      let change = joining.changes[number]
      reject(change.file, change.record.line, failure)
    }
    for index in directory.customers.indices { settle(index, history) }
    rejections.sort {
      ($0.file, $0.rejection.line) < ($1.file, $1.rejection.line)
    }
    return Joined(
      customers: directory.customers, rejections: rejections, activitiesLeftOut: left)
  }

  /// Links each deal to its customer; the first of several deals with one id counts.
  private mutating func addDeals() {
    var lines: [String: MergedPlace] = [:]
    for (number, row) in joining.deals.enumerated() {
      let record = row.record
      attempt(row.file, record.line) { writer, place throws(CustomerDirectory.Failure) in
        let key = RecordKey.key(record.externalID)
        if !key.isEmpty {
          if let first = lines[key] {
            throw CustomerDirectory.Failure(
              reason: "is a deal that is there already, on line \(first.line) of \(first.file)",
              value: record.externalID)
          }
          lines[key] = place
        }
        let title = record.title.isEmpty ? record.externalID : record.title
        let index = try writer.directory.find(record.link, title: title, at: place)
        writer.dealsOf[index, default: []].append(number)
        if writer.directory.customers[index].email.isEmpty {
          writer.directory.customers[index].email = record.email
        }
        if writer.directory.customers[index].phone.isEmpty {
          writer.directory.customers[index].phone = record.phone
        }
        writer.directory.customers[index].know(of: record.createdAt)
        writer.directory.customers[index].spoke(on: record.lastContact)
      }
    }
  }

  private mutating func add(
    _ record: PurchaseRecord, at place: MergedPlace
  ) throws(CustomerDirectory.Failure) {
    let link = record.link
    let byNumber = link.relatedID.isEmpty ? nil : directory.known(id: link.relatedID)
    let index: Int
    if let byNumber { index = byNumber } else { index = try directory.find(link, at: place) }
    if directory.customers[index].email.isEmpty { directory.customers[index].email = record.email }
    if directory.customers[index].owner.isEmpty { directory.customers[index].owner = record.owner }
    directory.customers[index].purchases.append(
      MergedPurchase(
        day: record.day, amount: record.amount, margin: record.margin, source: record.source,
        channel: record.channel, title: record.orderID,
        externalID: record.orderID, place: place))
  }

  /// Links an activity by its customer, else by its deal or its person.
  private mutating func add(
    _ record: TouchRecord, at place: MergedPlace, _ deals: DealDirectory, _ customerOf: [Int: Int]
  ) throws(CustomerDirectory.Failure) {
    let link = record.link
    let index: Int
    if let known = try known(link, deals, customerOf) {
      index = known
    } else if !link.account.isEmpty || !link.accountID.isEmpty {
      index = try directory.find(link, at: place)
    } else {
      let value = [link.relatedID, link.dealID, link.deal, link.contact].first { !$0.isEmpty }
      throw CustomerDirectory.Failure(
        reason: "is about nobody that a file has", value: value ?? "")
    }
    let isPlan = record.isDone == false || (record.isDone == nil && isAhead(record))
    if isPlan {
      plan(record, for: index)
    } else if let day = record.day ?? record.due {
      guard let channel = record.channel ?? (record.type.isEmpty ? .email : nil) else {
        left += 1
        return
      }
      let words = [record.subject, record.note].filter { !$0.isEmpty }
      directory.customers[index].touches.append(
        MergedTouch(
          day: day,
          contact: Contact(
            channel: channel, direction: record.direction ?? .push,
            intent: record.intent ?? .help, reception: record.reception ?? .unknown,
            note: words.joined(separator: ": ")), by: record.by,
          externalID: record.externalID))
    }
  }

  private func isAhead(_ record: TouchRecord) -> Bool {
    guard let today, let day = record.day ?? record.due else { return false }
    return day > today
  }

  private mutating func plan(_ record: TouchRecord, for index: Int) {
    guard let due = record.due ?? record.day else { return }
    if let known = directory.customers[index].plan, known.due <= due { return }
    let what = [record.subject, record.type, record.note].first { !$0.isEmpty } ?? "get in touch"
    directory.customers[index].plan = PlannedAction(what: what, due: due, by: record.by)
  }

  private func known(
    _ link: RecordLink, _ deals: DealDirectory, _ customerOf: [Int: Int]
  ) throws(CustomerDirectory.Failure) -> Int? {
    if !link.accountID.isEmpty || !link.account.isEmpty {
      if let known = try directory.known(link) { return known }
    }
    if !link.relatedID.isEmpty {
      if let known = directory.known(id: link.relatedID) { return known }
      if let deal = deals.deal(id: link.relatedID) { return customerOf[deal] }
    }
    if !link.dealID.isEmpty || !link.deal.isEmpty, let deal = try deals.deal(link) {
      return customerOf[deal]
    }
    return link.contact.isEmpty ? nil : try directory.known(RecordLink(contact: link.contact))
  }

  /// Does something with a row, and rejects the row where it fails.
  private mutating func attempt(
    _ file: Int, _ line: Int,
    _ body: (inout JoinWriter, MergedPlace) throws(CustomerDirectory.Failure) -> Void
  ) {
    do {
      try body(&self, MergedPlace(file: joining.files[file], line: line))
    } catch {
      reject(file, line, error)
    }
  }

  mutating func reject(_ file: Int, _ line: Int, _ failure: CustomerDirectory.Failure) {
    rejections.append(
      JoinRejection(
        file: joining.files[file],
        rejection: Rejection(
          line: line, column: 0, columnName: "", reason: failure.reason,
          value: shortened(failure.value, to: 60))))
  }
}

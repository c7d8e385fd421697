import LoopModel

/// What sort of record was kept, in the order in which they are joined.
enum KeptKind: Int {
  case customer, contact, deal, change, purchase, touch
  /// A customer who was merged into this one.
  case merged
  /// What stands in for the name of a customer.
  case standIn
  /// A deal that no file has.
  case elsewhere
}

extension CustomerRecord {
  /// Writes what joining needs of it.
  func write(to bytes: inout RecordBytes) {
    bytes.add(name)
    bytes.add(company)
    bytes.add(email)
    bytes.add(website)
    bytes.add(phone)
    bytes.add(owner)
    bytes.add(stage)
    bytes.add(amount)
    bytes.add(createdAt)
    bytes.add(lastContact)
    bytes.add(segment)
    bytes.add(fit.map(Int64.init))
    bytes.add((mode?.rawValue).map(Int64.init))
    bytes.add(problem)
    bytes.add(source)
    bytes.add(asOf)
    bytes.add(isLetGo ? 1 : 0)
  }

  init(_ scan: inout RecordScan, line: Int, isContact: Bool) {
    self.init(line: line, isContact: isContact, name: scan.text(), company: scan.text())
    email = scan.text()
    website = scan.text()
    phone = scan.text()
    owner = scan.text()
    stage = scan.text()
    amount = scan.optional()
    createdAt = scan.day()
    lastContact = scan.day()
    segment = scan.text()
    fit = scan.optional().map { UInt8(clamping: $0) }
    mode = scan.optional().flatMap { Mode(rawValue: UInt8(clamping: $0)) }
    problem = scan.text()
    source = scan.text()
    asOf = scan.day()
    isLetGo = scan.number() == 1
  }
}

extension DealRecord {
  /// Writes what joining needs of it.
  func write(to bytes: inout RecordBytes) {
    bytes.add(externalID)
    bytes.add(title)
    bytes.add(email)
    bytes.add(phone)
    bytes.add(owner)
    bytes.add(stage)
    bytes.add(status)
    bytes.add((probability?.bitPattern).map(Int64.init(bitPattern:)))
    bytes.add(amount)
    for day in [createdAt, closedAt, wonAt, lostAt, stageChangedAt, changedAt, lastContact] {
      bytes.add(day)
    }
    bytes.add(entries.count)
    for entry in entries {
      bytes.add(entry.stage)
      bytes.add(Int(entry.day.number))
    }
    bytes.add(lostReason)
  }

  init(_ scan: inout RecordScan, line: Int) {
    self.init(line: line, externalID: scan.text(), title: scan.text())
    email = scan.text()
    phone = scan.text()
    owner = scan.text()
    stage = scan.text()
    status = scan.word()
    probability = scan.optional().map { Double(bitPattern: UInt64(bitPattern: $0)) }
    amount = scan.optional()
    createdAt = scan.day()
    closedAt = scan.day()
    wonAt = scan.day()
    lostAt = scan.day()
    stageChangedAt = scan.day()
    changedAt = scan.day()
    lastContact = scan.day()
    for _ in 0..<scan.number() {
      let stage = scan.text()
      entries.append(StageEntry(stage: stage, day: Day(number: Int32(clamping: scan.number()))))
    }
    lostReason = scan.text()
  }
}

extension StageChangeRecord {
  /// Writes what joining needs of it.
  func write(to bytes: inout RecordBytes) {
    bytes.add(stage)
    bytes.add(fromStage)
    bytes.add(Int(day.number))
    bytes.add(second)
    bytes.add(by)
  }

  init(_ scan: inout RecordScan, line: Int) {
    let (stage, fromStage) = (scan.text(), scan.text())
    self.init(
      line: line, link: RecordLink(), fromStage: fromStage, stage: stage,
      day: Day(number: Int32(clamping: scan.number())), second: scan.number(), by: scan.text())
  }
}

extension PurchaseRecord {
  /// Writes what joining needs of it.
  func write(to bytes: inout RecordBytes) {
    bytes.add(Int(day.number))
    bytes.add(Int(amount))
    bytes.add(margin)
    bytes.add(orderID)
    bytes.add(email)
    bytes.add(owner)
    bytes.add(source)
    bytes.add(channel)
  }

  init(_ scan: inout RecordScan, line: Int) {
    self.init(
      line: line, link: RecordLink(), day: Day(number: Int32(clamping: scan.number())),
      amount: Int64(scan.number()))
    margin = scan.optional()
    orderID = scan.text()
    email = scan.text()
    owner = scan.text()
    source = scan.text()
    channel = scan.text()
  }
}

extension TouchRecord {
  /// Writes what joining needs of it.
  func write(to bytes: inout RecordBytes) {
    bytes.add(externalID)
    bytes.add(day)
    bytes.add(due)
    bytes.add(isDone.map { $0 ? 1 : 0 })
    bytes.add(channel)
    bytes.add(type)
    bytes.add(direction)
    bytes.add(intent)
    bytes.add(reception)
    bytes.add(subject)
    bytes.add(note)
    bytes.add(by)
  }

  init(_ scan: inout RecordScan, line: Int) {
    self.init(line: line, externalID: scan.text(), link: RecordLink())
    day = scan.day()
    due = scan.day()
    isDone = scan.optional().map { $0 == 1 }
    channel = scan.word()
    type = scan.text()
    direction = scan.word()
    intent = scan.word()
    reception = scan.word()
    subject = scan.text()
    note = scan.text()
    by = scan.text()
  }
}

import LoopModel

extension RecordMaker {
  /// The deal in the current row.
  func deal(_ rounded: inout Bool) throws(CellFault) -> DealRecord {
    var record = DealRecord(line: cells.reader.line)
    record.externalID = unquoted(try cells.text(.externalID))
    record.title = try cells.text(.title)
    record.link = try link()
    let company = try cells.text(.company)
    if !company.isEmpty {
      // A customer who is a person, with the company beside them.
      if record.link.contact.isEmpty { record.link.contact = record.link.account }
      record.link.account = company
    }
    record.email = try cells.text(.email)
    record.phone = try cells.text(.phone)
    if record.title.isEmpty, record.externalID.isEmpty, record.link.isEmpty {
      throw CellFault(
        column: cells.layout.column[.title] ?? cells.layout.column[.externalID],
        reason: "the title is missing")
    }
    record.owner = try cells.text(.owner)
    record.pipeline = try cells.text(.pipeline)
    record.stage = try cells.text(.stage)
    let status = try cells.text(.status)
    record.status = try flagged()
    record.stageIsFlagged = record.status != nil
    if record.status == nil { record.status = outcome(of: status) }
    if record.stage.isEmpty, record.status == nil { record.stage = status }
    if record.stage.isEmpty, record.status == nil {
      throw CellFault(
        column: cells.layout.column[.stage] ?? cells.layout.column[.status],
        reason: "the stage is missing")
    }
    record.probability = cells.probability()
    record.amount = try cells.amount(.amount, &rounded)
    record.createdAt = try cells.day(.createdAt)
    record.closedAt = try cells.day(.closedAt)
    record.wonAt = try cells.day(.wonAt)
    record.lostAt = try cells.day(.lostAt)
    record.changedAt = try cells.day(.changedAt)
    record.stageChangedAt = try cells.day(.stageChangedAt)
    record.lastContact = try cells.day(.lastContact)
    record.entries = try entries(in: record.pipeline)
    record.lostReason = cells.prose(.lostReason)
    // An opportunity that Odoo calls lost keeps the stage it was in.
    if record.status == nil, profile.system == "Odoo", !record.lostReason.isEmpty {
      record.status = .lost
    }
    record.note = cells.prose(.note)
    return record
  }

  /// Whether a deal is open, won or lost by its flags; nil where they do not say.
  private func flagged() throws(CellFault) -> DealStatus? {
    let won = try cells.flag(.isWon)
    let lost = try cells.flag(.isLost)
    let closed = try cells.flag(.isClosed)
    if won == true { return .won }
    if lost == true { return .lost }
    if closed == true, cells.has(.isWon) { return .lost }
    if try cells.flag(.isActive) == false { return .lost }
    return closed == false || (won == false && lost == false) ? .open : nil
  }

  private func outcome(of status: String) -> DealStatus? {
    if status.isEmpty { return nil }
    // An opportunity of ERPNext that is closed did not become an order: that one is converted.
    if profile.system == "ERPNext", HeaderNames.plain(status) == "closed" { return .lost }
    return StageWords.outcome(of: status) ?? (StageWords.isOpen(status) ? .open : nil)
  }

  /// The stages that were entered, by day; of several pipelines those of its own.
  private func entries(in pipeline: String) throws(CellFault) -> [DealRecord.StageEntry] {
    if cells.layout.entries.isEmpty { return [] }
    var entries: [(order: [Int], entry: DealRecord.StageEntry)] = []
    let wanted = HeaderNames.plain(pipeline)
    for entry in cells.layout.entries {
      guard let day = try cells.day(in: entry.column) else { continue }
      if !wanted.isEmpty, !entry.pipeline.isEmpty, entry.pipeline != wanted {
        continue
      }
      let second = WrittenDate(cells.reader[entry.column].trimmed)?.secondOfDay ?? 0
      entries.append(
        (
          [Int(day.number), second, entries.count],
          DealRecord.StageEntry(stage: entry.stage, day: day)
        ))
    }
    entries.sort { $0.order.lexicographicallyPrecedes($1.order) }
    return entries.map(\.entry)
  }

  /// The contact in the current row.
  func touch() throws(CellFault) -> TouchRecord {
    let link = try link()
    if link.isEmpty {
      throw CellFault(
        column: cells.layout.column[.accountName] ?? cells.layout.column[.accountID],
        reason: "the customer is missing")
    }
    var record = TouchRecord(line: cells.reader.line, link: link)
    record.externalID = try cells.text(.externalID)
    record.day = try cells.day(.date)
    record.due = try cells.day(.due)
    record.isDone = RecordWords.done(try cells.text(.done))
    switch record.isDone {
    case true?: record.day = record.day ?? record.due
    case false?: (record.day, record.due) = (nil, record.due ?? record.day)
    case nil: break
    }
    if record.day == nil, record.due == nil {
      throw CellFault(
        column: cells.layout.column[.date] ?? cells.layout.column[.due],
        reason: "the date is missing")
    }
    record.type = try cells.text(.channel)
    let subject = cells.prose(.subject)
    // Some systems log only a subject: `Call`, `Email: Re: your offer`.
    record.channel = RecordWords.channel(
      record.type.isEmpty ? String(subject.prefix { $0.isLetter }) : record.type)
    if record.channel == nil, !record.type.isEmpty, profile.name == "touches" {
      throw cells.fault(
        .channel,
        "is no channel: " + listed(Touch.Channel.allCases.map(\.rawValue), last: "or"))
    }
    record.direction = try word(.direction, "pull or push", RecordWords.direction)
    record.intent = try word(.intent, "help or ask") { Touch.Intent(rawValue: folded($0)) }
    record.reception = try word(.reception, "useful, ignored, annoyed or unknown") {
      Touch.Reception(rawValue: folded($0))
    }
    record.subject = subject
    record.note = cells.prose(.note)
    record.by = try cells.text(.by)
    return record
  }

  /// One of a few words; nil where the field is empty.
  private func word<Word>(
    _ role: FieldRole, _ words: String, _ read: (String) -> Word?
  ) throws(CellFault) -> Word? {
    let text = try cells.text(role)
    if text.isEmpty { return nil }
    guard let word = read(text) else { throw cells.fault(role, "is not one of \(words)") }
    return word
  }
}

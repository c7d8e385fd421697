import LoopModel

/// Makes records of the rows of a file.
struct RecordMaker {
  let profile: Profile
  let cells: RecordCells
  /// Where the file is an export of customers from here.
  let ownListing: OwnListing?

  init(profile: Profile, cells: RecordCells) {
    self.profile = profile
    self.cells = cells
    ownListing = profile.name == "customers" ? OwnListing(cells.layout.names) : nil
  }

  /// The record of the current row; nil for one that is none, such as a further line of an order.
  ///
  /// `rounded` tells whether an amount was; `isFirst` is true of the first row of the file.
  func record(_ rounded: inout Bool, isFirst: Bool) throws(CellFault) -> ImportedRecord? {
    if isFurtherLine(isFirst: isFirst) { return nil }
    return switch profile.kind {
    case .customers, .contacts: .customer(try customer(&rounded))
    case .deals: .deal(try deal(&rounded))
    case .history: .stageChange(try stageChange())
    case .touches: .touch(try touch())
    case .purchases: .purchase(try purchase(&rounded))
    case .orders: try order(&rounded).map { .purchase($0) }
    }
  }

  /// Whether the row goes on with the record above it: such lines, for further items or tags, do not
  /// repeat what says which it is.
  private func isFurtherLine(isFirst: Bool) -> Bool {
    if profile.isFrappe { return cells.has(.externalID) && cells.raw(.externalID).isEmpty }
    guard profile.isOdoo, !isFirst else { return false }
    let identifying: [FieldRole] = [
      .externalID, .title, .name, .accountID, .accountName, .company, .email, .stage,
    ]
    return identifying.allSatisfy { !cells.has($0) || cells.raw($0).isEmpty }
  }

  private func customer(_ rounded: inout Bool) throws(CellFault) -> CustomerRecord {
    var record = CustomerRecord(line: cells.reader.line, isContact: profile.kind == .contacts)
    record.externalID = unquoted(try cells.text(.externalID))
    record.email = try cells.text(.email)
    // Orders name their customer by e-mail.
    if profile.name == "shop customers", !record.email.isEmpty {
      record.externalID = record.email.lowercased()
    }
    record.company = try cells.text(record.isContact ? .accountName : .company)
    record.accountID = try cells.firstID(.accountID)
    let person = try person()
    record.name = try cells.text(.name)
    if record.name.isEmpty { record.name = person }
    if record.name.isEmpty, !record.isContact { record.name = record.company }
    if record.name.isEmpty { record.name = record.email }
    if record.name.isEmpty {
      throw CellFault(
        column: cells.layout.column[.name] ?? cells.layout.column[.lastName],
        reason: "the name is missing")
    }
    record.website = try cells.text(.website)
    record.phone = try cells.text(.phone)
    record.owner = try cells.text(.owner)
    record.stage = try cells.text(.stage)
    if let ownListing {
      record.asOf = ownListing.day(cells.reader)
      record.isLetGo = ownListing.isLetGo(cells.reader)
    }
    record.amount = try cells.amount(.amount, &rounded)
    record.createdAt = try cells.day(.createdAt)
    record.lastContact = try cells.day(.lastContact)
    record.segment = try cells.text(.segment)
    record.source = try cells.text(.source)
    record.problem = cells.prose(.problem)
    let fit = cells.raw(.fit)
    if !fit.isEmpty {
      guard let value = UInt8(fit.string), value <= 3 else {
        throw cells.fault(.fit, "is no fit from 0 to 3")
      }
      record.fit = value
    }
    let mode = cells.raw(.mode)
    if !mode.isEmpty {
      guard let value = Mode(spoken: mode.string) else {
        throw cells.fault(.mode, "is no mode: information or buying")
      }
      record.mode = value
    }
    return record
  }

  /// A number of a record without the quotes that are part of it in a template of Frappe.
  func unquoted(_ id: String) -> String {
    profile.isFrappe && id.count > 2 && id.hasPrefix("\"") && id.hasSuffix("\"")
      ? String(id.dropFirst().dropLast()) : id
  }

  private func person() throws(CellFault) -> String {
    let (first, last) = (try cells.text(.firstName), try cells.text(.lastName))
    return first.isEmpty || last.isEmpty ? first + last : first + " " + last
  }

  /// Whom the row is about.
  func link() throws(CellFault) -> RecordLink {
    var link = RecordLink()
    link.accountID = try cells.firstID(.accountID)
    link.account = try name(.accountName)
    link.contact = try name(.contactName)
    link.dealID = try cells.firstID(.dealID)
    link.deal = try cells.text(.dealName)
    link.relatedID = try cells.text(.relatedID)
    return link
  }

  /// A name, of which HubSpot writes several into one field: `Acme;Bolt`.
  private func name(_ role: FieldRole) throws(CellFault) -> String {
    profile.name.hasPrefix("HubSpot") ? try cells.firstID(role) : try cells.text(role)
  }

  private func stageChange() throws(CellFault) -> StageChangeRecord {
    let stage = try cells.text(.stage)
    if stage.isEmpty { throw cells.fault(.stage, "the stage is missing") }
    guard let day = try cells.day(.date) else { throw cells.fault(.date, "the date is missing") }
    let link = try link()
    if link.dealID.isEmpty, link.deal.isEmpty {
      throw CellFault(
        column: cells.layout.column[.dealID] ?? cells.layout.column[.dealName],
        reason: "the deal is missing")
    }
    return StageChangeRecord(
      line: cells.reader.line, link: link, fromStage: try cells.text(.fromStage), stage: stage,
      day: day, second: cells.second(.date), by: try cells.text(.by))
  }

  private func purchase(_ rounded: inout Bool) throws(CellFault) -> PurchaseRecord {
    var paidAt = try cells.day(.date)
    if paidAt == nil { paidAt = try cells.day(.createdAt) }
    guard let day = paidAt else {
      throw CellFault(
        column: cells.layout.column[.date] ?? cells.layout.column[.createdAt],
        reason: "the date is missing")
    }
    guard let amount = try cells.amount(.amount, &rounded) else {
      throw cells.fault(.amount, "the amount is missing")
    }
    var link = try link()
    if profile.kind == .orders { link = known(link) }
    let person = try person()
    if link.accountID.isEmpty, link.account.isEmpty, person.isEmpty {
      throw CellFault(
        column: cells.layout.column[.accountName] ?? cells.layout.column[.accountID],
        reason: "the customer is missing")
    }
    var record = PurchaseRecord(line: cells.reader.line, link: link, day: day, amount: amount)
    let company = try cells.text(.company)
    if !company.isEmpty {
      record.link.account = company
    } else if record.link.account.isEmpty {
      record.link.account = person
    }
    record.orderID = try cells.text(.externalID)
    record.email = try cells.text(.email)
    if record.email.isEmpty, link.accountID.contains("@") { record.email = link.accountID }
    record.owner = try cells.text(.owner)
    record.margin = try cells.amount(.margin, &rounded)
    record.source = try cells.text(.source)
    record.channel = try cells.text(.channel)
    return record
  }

  /// Whom an order is from: by e-mail, or else by number; somebody without an account has none.
  private func known(_ link: RecordLink) -> RecordLink {
    var link = link
    if link.accountID.contains("@") { link.accountID = link.accountID.lowercased() }
    if link.relatedID == "0" { link.relatedID = "" }
    if link.accountID.isEmpty { (link.accountID, link.relatedID) = (link.relatedID, "") }
    return link
  }

  /// An order that was paid for; nil for further lines of one, and for orders that are no purchase.
  private func order(_ rounded: inout Bool) throws(CellFault) -> PurchaseRecord? {
    if cells.raw(.amount).isEmpty, cells.raw(.status).isEmpty { return nil }
    if RecordWords.isNoPurchase(try cells.text(.status)) { return nil }
    var record = try purchase(&rounded)
    if let refunded = try cells.amount(.refunded, &rounded) {
      record.amount = record.amount.addingHeld(refunded < 0 ? refunded : -refunded)
      // Nothing is left of it.
      if record.amount <= 0 { return nil }
    }
    return record
  }
}

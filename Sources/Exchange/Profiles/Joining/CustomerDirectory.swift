import LoopModel
import Store

/// Customers as the files name them, found by id, then by exact name.
///
/// Of each it holds its number, its id and its name only; what else the files say of them is kept in
/// a `RecordSpill` until it is wanted.
struct CustomerDirectory {
  /// Why a row belongs to nobody: the end of a sentence, and the value it is about.
  struct Failure: Error {
    let reason: String
    let value: String
  }

  /// The customer of a row, with the id and the name that the row gives them.
  struct Found {
    let customer: Int
    var known: String?
    var named: String?
    /// What stands in for a name that the row does not give.
    var standIn: String?
    /// Whether the row is of a customer who was merged into this one.
    var isMerged = false
  }

  /// How many customers there are.
  var count: Int { hasID.count }

  private var hasID: [Bool] = []
  private var hasName: [Bool] = []
  private var byID = KeyTable()
  private var byName = NameTable()
  private var byCompany = NameTable()
  private var contactsByID = KeyTable()
  private var contactsByName = NameTable()

  /// Makes a customer.
  private mutating func make(id: String, name: String) -> Found {
    let customer = count
    hasID.append(!id.isEmpty)
    hasName.append(!name.isEmpty)
    if !id.isEmpty { byID.insert(RecordKey.key(id), customer) }
    if !name.isEmpty { byName.add(name, customer, hasID: { hasID[$0] }) }
    return Found(
      customer: customer, known: id.isEmpty ? nil : id, named: name.isEmpty ? nil : name)
  }

  /// Takes in a customer of a file; two of the same name and of different ids stay two.
  mutating func add(_ record: CustomerRecord) throws(Failure) -> Found {
    var found: Found
    if !record.externalID.isEmpty, let known = byID[RecordKey.key(record.externalID)] {
      found = Found(customer: known)
      name(&found, record.name)
    } else if let known = try single(byName, record.name, for: record.externalID) {
      found = Found(customer: known)
      adopt(record.externalID, record.name, &found)
    } else {
      found = make(id: record.externalID, name: record.name)
    }
    if !record.company.isEmpty, record.company != record.name {
      byCompany.add(record.company, found.customer, hasID: { _ in true })
    }
    return found
  }

  /// Takes in a person: of a customer that is known, else of a company of that name, else for
  /// themselves.
  mutating func add(contact record: CustomerRecord) throws(Failure) -> Found {
    let found: Found
    if record.accountID.isEmpty, record.company.isEmpty {
      let id = byID[RecordKey.key(record.externalID)] == nil ? record.externalID : ""
      found = make(id: id, name: record.name)
    } else {
      found = try find(RecordLink(accountID: record.accountID, account: record.company))
    }
    if !record.externalID.isEmpty {
      contactsByID.insert(RecordKey.key(record.externalID), found.customer)
    }
    contactsByName.add(record.name, found.customer, hasID: { _ in true })
    return found
  }

  /// The customer a row links to, made where nobody has its id or name yet.
  ///
  /// A row that names no customer belongs to its person, or else to `title`.
  mutating func find(_ link: RecordLink, title: String = "") throws(Failure) -> Found {
    if !link.accountID.isEmpty {
      if let known = byID[RecordKey.key(link.accountID)] {
        var found = Found(customer: known)
        name(&found, link.account)
        return found
      }
      if let known = try single(byName, link.account, for: link.accountID) {
        var found = Found(customer: known)
        adopt(link.accountID, link.account, &found)
        return found
      }
      // An account that is known by its id has a name already, or gets one from its own file.
      var found = make(id: link.accountID, name: link.account)
      let standIn = link.contact.isEmpty ? title : link.contact
      if link.account.isEmpty, !standIn.isEmpty { found.standIn = standIn }
      return found
    }
    if let known = try known(link) { return Found(customer: known) }
    if link.account.isEmpty, link.contact.isEmpty,
      let known = try single(byName, title)
    {
      return Found(customer: known)
    }
    let name = CustomerDirectory.name(link, title)
    guard !name.isEmpty else { throw Failure(reason: "names no customer", value: "") }
    return make(id: "", name: name)
  }

  /// The customer that the store knows, whatever the row calls them.
  mutating func find(_ known: KnownRecords.Reference, isMerged: Bool = false) throws(Failure)
    -> Found
  {
    var found: Found
    if let customer = byID[RecordKey.key(known.id)] {
      found = Found(customer: customer)
    } else if known.id.hasPrefix("#") {
      // Found again by the name beside the number.
      found = try find(RecordLink(accountID: known.id, account: known.name))
    } else {
      found = make(id: known.id, name: "")
    }
    found.isMerged = isMerged
    return found
  }

  private static func name(_ link: RecordLink, _ title: String) -> String {
    [link.account, link.contact, title].first { !$0.isEmpty } ?? ""
  }

  /// The customer a row links to by a name or an id that is known.
  func known(_ link: RecordLink) throws(Failure) -> Int? {
    if !link.accountID.isEmpty { return byID[RecordKey.key(link.accountID)] }
    if !link.account.isEmpty {
      if let known = try single(byName, link.account) { return known }
      return try single(byCompany, link.account)
    }
    if !link.contact.isEmpty {
      if let known = try single(contactsByName, link.contact) { return known }
      return try single(byName, link.contact)
    }
    return nil
  }

  /// The customer or person with an id.
  func known(id: String) -> Int? {
    byID[RecordKey.key(id)] ?? contactsByID[RecordKey.key(id)]
  }

  /// The one customer of a name that `id` may belong to: without an id any one, else one without.
  private func single(
    _ table: NameTable, _ name: String, for id: String = ""
  ) throws(Failure) -> Int? {
    if name.isEmpty { return nil }
    let holders = table.holders(of: name, free: !id.isEmpty) { hasID[$0] }
    guard holders.count > 1 else { return holders.one }
    throw Failure(
      reason: "names one of \(holders.count) customers of the same name: give their ids",
      value: name)
  }

  /// Gives a customer an id who was found by name and has none.
  private mutating func adopt(_ id: String, _ name: String, _ found: inout Found) {
    guard !id.isEmpty, !hasID[found.customer] else { return }
    hasID[found.customer] = true
    byName.giveID(to: name)
    byID.insert(RecordKey.key(id), found.customer)
    found.known = id
  }

  /// Gives a customer a name who has none.
  private mutating func name(_ found: inout Found, _ name: String) {
    guard !name.isEmpty, !hasName[found.customer] else { return }
    hasName[found.customer] = true
    byName.add(name, found.customer, hasID: { hasID[$0] })
    found.named = name
  }
}

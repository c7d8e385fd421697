import LoopModel

/// Customers as the files name them, found by id, then by exact name.
struct CustomerDirectory {
  /// Why a row belongs to nobody: the end of a sentence, and the value it is about.
  struct Failure: Error {
    let reason: String
    let value: String
  }

  /// The customers, as they came.
  var customers: [MergedCustomer] = []
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  private var byCompany: [String: [Int]] = [:]
  private var contactsByID: [String: Int] = [:]
  private var contactsByName: [String: [Int]] = [:]

  /// Makes a customer.
  mutating func make(id: String, name: String, at place: MergedPlace) -> Int {
    var customer = MergedCustomer()
    customer.externalID = id
    customer.name = name
    customer.place = place
    let index = customers.count
    customers.append(customer)
    if !id.isEmpty { byID[RecordKey.key(id)] = index }
    if !name.isEmpty { byName[name, default: []].append(index) }
    return index
  }

  /// Takes in a customer of a file; two of the same name and of different ids stay two.
  mutating func add(_ record: CustomerRecord, at place: MergedPlace) throws(Failure) {
    let index: Int
    if let known = byID[RecordKey.key(record.externalID)], !record.externalID.isEmpty {
      index = known
    } else if let known = try single(byName[record.name] ?? [], for: record.externalID, record.name)
    {
      index = known
      adopt(record.externalID, index)
    } else {
      index = make(id: record.externalID, name: record.name, at: place)
    }
    fill(index, with: record)
    if !record.company.isEmpty, record.company != record.name,
      byCompany[record.company]?.contains(index) != true
    {
      byCompany[record.company, default: []].append(index)
    }
  }

  /// Takes in a person: of a customer that is known, else of a company of that name, else for
  /// themselves.
  mutating func add(contact record: CustomerRecord, at place: MergedPlace) throws(Failure) {
    var own = record
    let index: Int
    if record.accountID.isEmpty, record.company.isEmpty {
      let id = byID[RecordKey.key(record.externalID)] == nil ? record.externalID : ""
      index = make(id: id, name: record.name, at: place)
    } else {
      index = try find(RecordLink(accountID: record.accountID, account: record.company), at: place)
      // The company has a stage and an owner of its own, or gets them from its deals.
      own.stage = ""
    }
    own.company = ""
    fill(index, with: own)
    if !record.externalID.isEmpty { contactsByID[RecordKey.key(record.externalID)] = index }
    if contactsByName[record.name]?.contains(index) != true {
      contactsByName[record.name, default: []].append(index)
    }
  }

  /// The customer a row links to, made where nobody has its id or name yet.
  ///
  /// A row that names no customer belongs to its person, or else to `title`.
  mutating func find(
    _ link: RecordLink, title: String = "", at place: MergedPlace
  ) throws(Failure) -> Int {
    if !link.accountID.isEmpty {
      if let known = byID[RecordKey.key(link.accountID)] {
        if customers[known].name.isEmpty, !link.account.isEmpty { rename(known, link.account) }
        return known
      }
      let name = [link.account, link.contact, title].first { !$0.isEmpty } ?? ""
      if let known = try single(byName[link.account] ?? [], for: link.accountID, link.account) {
        adopt(link.accountID, known)
        return known
      }
      return make(id: link.accountID, name: name, at: place)
    }
    if let known = try known(link) { return known }
    let name = [link.account, link.contact, title].first { !$0.isEmpty } ?? ""
    if link.account.isEmpty, link.contact.isEmpty,
      let known = try single(byName[title] ?? [], for: "", title)
    {
      return known
    }
    guard !name.isEmpty else { throw Failure(reason: "names no customer", value: "") }
    return make(id: "", name: name, at: place)
  }

  /// The customer a row links to by a name or an id that is known.
  func known(_ link: RecordLink) throws(Failure) -> Int? {
    if !link.accountID.isEmpty { return byID[RecordKey.key(link.accountID)] }
    if !link.account.isEmpty {
      let named = byName[link.account] ?? byCompany[link.account] ?? []
      return try single(named, for: "", link.account)
    }
    if !link.contact.isEmpty {
      return try single(
        contactsByName[link.contact] ?? byName[link.contact] ?? [], for: "", link.contact)
    }
    return nil
  }

  /// The customer or person with an id.
  func known(id: String) -> Int? {
    byID[RecordKey.key(id)] ?? contactsByID[RecordKey.key(id)]
  }

  /// The one customer of a name that `id` may belong to: without an id any one, else one without.
  private func single(
    _ found: [Int], for id: String, _ name: String
  ) throws(Failure) -> Int? {
    if name.isEmpty { return nil }
    let candidates = id.isEmpty ? found : found.filter { customers[$0].externalID.isEmpty }
    guard candidates.count > 1 else { return candidates.first }
    throw Failure(
      reason: "names one of \(candidates.count) customers of the same name: give their ids",
      value: name)
  }

  private mutating func adopt(_ id: String, _ index: Int) {
    guard !id.isEmpty, customers[index].externalID.isEmpty else { return }
    customers[index].externalID = id
    byID[RecordKey.key(id)] = index
  }

  private mutating func rename(_ index: Int, _ name: String) {
    customers[index].name = name
    byName[name, default: []].append(index)
  }

  /// Fills what is empty; what is known stays.
  private mutating func fill(_ index: Int, with record: CustomerRecord) {
    func fill(_ text: inout String, _ value: String) {
      if text.isEmpty { text = value }
    }
    if customers[index].name.isEmpty, !record.isContact { rename(index, record.name) }
    if record.company != customers[index].name { fill(&customers[index].company, record.company) }
    fill(&customers[index].email, record.email)
    fill(&customers[index].website, record.website)
    fill(&customers[index].phone, record.phone)
    fill(&customers[index].owner, record.owner)
    fill(&customers[index].segment, record.segment)
    fill(&customers[index].problem, record.problem)
    fill(&customers[index].source, record.source)
    customers[index].fit = customers[index].fit ?? record.fit
    customers[index].mode = customers[index].mode ?? record.mode
    customers[index].stake = customers[index].stake ?? record.amount
    customers[index].know(of: record.createdAt)
    customers[index].spoke(on: record.lastContact)
    if customers[index].position == nil, !record.stage.isEmpty {
      customers[index].position = MergedPosition(
        stage: .salesLoop, foreignStage: record.stage, since: nil)
    }
  }
}

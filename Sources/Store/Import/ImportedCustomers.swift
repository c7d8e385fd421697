/// The customers of an import, matched with those of the store as they come: by external id, then by
/// exact name.
struct ImportedCustomers {
  /// One customer of the file.
  struct Entry {
    /// Their id in the store; 0 for one to be made.
    var stored: Int64
    var externalID: String
    var name: String
    /// Their owner, from 1 in `owners`, as the file says; 0 for as it is.
    var owner: UInt16 = 0
    /// Whether nothing of the file can change what is known of the owner, or the name.
    var hasOwner: Bool
    var hasName: Bool
    /// Which of a stored customer's fields the file fills.
    var adoptsID = false
    var fillsName = false
    /// Their place among the new ones.
    var rank: UInt32 = 0
    /// The line of the file that first names them.
    var line: UInt32 = 0

    /// What rows are ordered by: stored customers by id, then the new ones.
    var order: UInt32 { stored != 0 ? UInt32(stored) : 0x8000_0000 | rank }
  }

  private(set) var entries: [Entry] = []
  /// The new ones, as they came.
  private(set) var created: [UInt32] = []
  /// The owners the file names.
  private(set) var owners: [String] = []

  private let connection: Connection
  private var byID = ByteTable()
  private var byName = ByteTable()
  private var ownerNumbers = ByteTable()
  private var byStored: [Int64: UInt32] = [:]
  /// New customers by name, for rows that have only a name: the first one of that name.
  private var newNames: [String: UInt32]?

  /// Whether the store had any customers at all when the import began.
  private let hasStored: Bool

  init(_ connection: Connection) throws(StoreError) {
    self.connection = connection
    hasStored = try connection.number("SELECT 1 FROM customer LIMIT 1") != nil
  }

  /// The entry for a row of the file: found before, found in the store, or new.
  mutating func entry(
    externalID: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer
  ) throws(StoreError) -> Int {
    if externalID.isEmpty {
      if let known = byName.value(for: name) { return Int(known) }
      let made = try named(String(decoding: name, as: UTF8.self))
      byName.insert(name, UInt32(made))
      return made
    }
    if let known = byID.value(for: externalID) {
      if !entries[Int(known)].hasName, !name.isEmpty { fillName(Int(known), name) }
      return Int(known)
    }
    let made = try identified(
      String(decoding: externalID, as: UTF8.self), String(decoding: name, as: UTF8.self))
    byID.insert(externalID, UInt32(made))
    return made
  }

  /// Takes in on which line an entry's customer is named, where it is the first.
  mutating func meet(_ entry: Int, line: Int) {
    if entries[entry].line == 0 { entries[entry].line = UInt32(clamping: line) }
  }

  /// Takes in who looks after an entry's customer, where nobody does yet.
  mutating func setOwner(of entry: Int, _ name: UnsafeRawBufferPointer) throws(StoreError) {
    if let known = ownerNumbers.value(for: name) {
      entries[entry].owner = UInt16(known)
    } else {
      guard owners.count < 65535 else {
        throw StoreError(
          .other, "There are more than 65,535 owners; is this the right column for the owner?")
      }
      owners.append(String(decoding: name, as: UTF8.self))
      ownerNumbers.insert(name, UInt32(owners.count))
      entries[entry].owner = UInt16(owners.count)
    }
    entries[entry].hasOwner = true
  }

  /// Someone of whom only the name is given: any customer of that name.
  private mutating func named(_ name: String) throws(StoreError) -> Int {
    // A file with one column for the customer may well hold the ids in it.
    if let found = try stored("external_id = ?", name) { return keep(found) }
    if let found = try known(.name, name) {
      return keep(found)
    }
    if newNames == nil {
      var names: [String: UInt32] = [:]
      for index in created where !entries[Int(index)].name.isEmpty {
        let name = entries[Int(index)].name
        if names[name] == nil { names[name] = index }
      }
      newNames = names
    }
    if let known = newNames?[name] { return Int(known) }
    return add(externalID: "", name: name)
  }

  /// Someone with an id: the customer of that id, else one of that name who has none.
  private mutating func identified(_ id: String, _ name: String) throws(StoreError) -> Int {
    if let found = try known(.customer, id) {
      let index = keep(found)
      if !entries[index].hasName, !name.isEmpty {
        entries[index].name = name
        entries[index].hasName = true
        entries[index].fillsName = true
      }
      return index
    }
    if !name.isEmpty {
      if let found = try stored("name = ? AND external_id IS NULL ORDER BY id LIMIT 1", name) {
        let index = keep(found)
        if entries[index].externalID.isEmpty {
          entries[index].externalID = id
          entries[index].adoptsID = true
          return index
        }
      }
      if let known = newNames?[name], entries[Int(known)].externalID.isEmpty {
        entries[Int(known)].externalID = id
        return Int(known)
      }
    }
    return add(externalID: id, name: name)
  }

  private mutating func fillName(_ index: Int, _ name: UnsafeRawBufferPointer) {
    entries[index].name = String(decoding: name, as: UTF8.self)
    entries[index].hasName = true
    entries[index].fillsName = entries[index].stored != 0
    if entries[index].stored == 0, newNames?[entries[index].name] == nil {
      newNames?[entries[index].name] = UInt32(index)
    }
  }

  private mutating func add(externalID: String, name: String) -> Int {
    let index = entries.count
    entries.append(
      Entry(
        stored: 0, externalID: externalID, name: name, hasOwner: false, hasName: !name.isEmpty,
        rank: UInt32(created.count)))
    created.append(UInt32(index))
    if !name.isEmpty, newNames?[name] == nil { newNames?[name] = UInt32(index) }
    return index
  }

  private mutating func keep(_ found: Entry) -> Int {
    if let known = byStored[found.stored] { return Int(known) }
    byStored[found.stored] = UInt32(entries.count)
    entries.append(found)
    return entries.count - 1
  }

  /// The customer of this id or name, or whom they were merged into.
  private func known(_ kind: ImportedKind, _ text: String) throws(StoreError) -> Entry? {
    let own = kind == .customer ? "external_id = ?" : "name = ? ORDER BY id LIMIT 1"
    if let found = try stored(own, text) { return found }
    return try stored(
      "id = (SELECT customer FROM imported WHERE system = '' AND kind = '\(kind.rawValue)'"
        + " AND external_id = ?)", text)
  }

  private func stored(_ condition: String, _ text: String) throws(StoreError) -> Entry? {
    guard hasStored else { return nil }
    let found = try connection.first(
      "SELECT id, external_id, name, owner FROM customer WHERE \(condition)", .text(text)
    ) { row in
      Entry(
        stored: row.int(0), externalID: row.text(1), name: row.text(2), hasOwner: !row.isNull(3),
        hasName: !row.text(2).isEmpty)
    }
    if let found, !(1..<0x7FFF_FFFF).contains(found.stored) {
      throw StoreError(.other, "Customer \(found.stored) has a number no import can reach.")
    }
    return found
  }
}

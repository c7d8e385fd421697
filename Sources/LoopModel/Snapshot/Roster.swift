/// All customers of a snapshot, in order of their ids.
///
/// Kept in chunks that snapshots share: a change to a few customers copies a few chunks, and facts and
/// readings lie side by side without references.
public struct Roster: Sendable {
  /// Up to 1,024 customers; the arrays run parallel.
  public struct Chunk: Sendable {
    /// What is recorded of each.
    public fileprivate(set) var facts: [CustomerFacts] = []
    /// What it says at the snapshot's moment.
    public internal(set) var readings: [Reading] = []
    /// What of each goes into the sums.
    var tallies: [Tally] = []
    /// What the team calls each.
    public fileprivate(set) var names: [String] = []
    /// Their ids elsewhere; empty for none.
    public fileprivate(set) var externalIDs: [String] = []
    /// Name and external id of each, folded for searching, one after the other.
    public fileprivate(set) var searchText: [UInt8] = []
    /// Where each customer's search text ends.
    public fileprivate(set) var searchEnds: [Int32] = []

    fileprivate mutating func appendSearchText(_ name: String, _ externalID: String) {
      appendFolded(name)
      searchText.append(0x0A)
      appendFolded(externalID)
      searchEnds.append(Int32(searchText.count))
    }

    /// Appends a text as `folded` gives it; most are plain ASCII and need no detour.
    private mutating func appendFolded(_ text: String) {
      let start = searchText.count
      for byte in text.utf8 {
        guard byte >= 0x20, byte < 0x7F else {
          searchText.removeSubrange(start...)
          searchText.append(contentsOf: folded(text).utf8)
          return
        }
        searchText.append((0x41...0x5A).contains(byte) ? byte + 32 : byte)
      }
    }

    fileprivate mutating func rebuildSearchText() {
      searchText.removeAll(keepingCapacity: true)
      searchEnds.removeAll(keepingCapacity: true)
      for index in names.indices { appendSearchText(names[index], externalIDs[index]) }
    }

    /// The bytes in which a search looks for customer `index` of the chunk.
    public func searchRange(_ index: Int) -> Range<Int> {
      (index == 0 ? 0 : Int(searchEnds[index - 1]))..<Int(searchEnds[index])
    }
  }

  /// Customers in a full chunk.
  public static let chunkSize = 1024

  /// The chunks; all but the last are full.
  public internal(set) var chunks: [Chunk] = []
  /// How many customers there are.
  public private(set) var count = 0

  /// A roster without customers.
  public init() {}

  /// Adds a customer whose id is higher than all before.
  public mutating func append(
    _ facts: CustomerFacts, reading: Reading, name: String, externalID: String
  ) {
    if count == chunks.count * Roster.chunkSize { chunks.append(Chunk()) }
    let last = chunks.count - 1
    chunks[last].facts.append(facts)
    chunks[last].readings.append(reading)
    chunks[last].tallies.append(Tally(reading, revenue: facts.revenue))
    chunks[last].names.append(name)
    chunks[last].externalIDs.append(externalID)
    chunks[last].appendSearchText(name, externalID)
    count += 1
  }

  /// Adds a customer whose id is higher than all before, to be read later by `readAgain(at:by:sharing:)`;
  /// in a roster that has not been read until then.
  public mutating func append(_ facts: CustomerFacts, name: String, externalID: String) {
    if count == chunks.count * Roster.chunkSize { chunks.append(Chunk()) }
    let last = chunks.count - 1
    chunks[last].facts.append(facts)
    chunks[last].names.append(name)
    chunks[last].externalIDs.append(externalID)
    chunks[last].appendSearchText(name, externalID)
    count += 1
  }

  /// Replaces what is known of the customer at `index`.
  ///
  /// A roster that has not been read takes no reading.
  public mutating func replace(
    _ index: Int, facts: CustomerFacts, reading: Reading?, name: String, externalID: String
  ) {
    let (chunk, place) = index.quotientAndRemainder(dividingBy: Roster.chunkSize)
    chunks[chunk].facts[place] = facts
    if let reading {
      chunks[chunk].readings[place] = reading
      chunks[chunk].tallies[place] = Tally(reading, revenue: facts.revenue)
    }
    if chunks[chunk].names[place] != name || chunks[chunk].externalIDs[place] != externalID {
      chunks[chunk].names[place] = name
      chunks[chunk].externalIDs[place] = externalID
      chunks[chunk].rebuildSearchText()
    }
  }

  /// Calls `body` with customers by their indices, which must rise: with the arrays of their chunk and
  /// their place in them, so that nothing is copied that is not looked at.
  @inline(__always)
  func forEach(
    _ indices: [Int32],
    _ body: (_ index: Int32, _ facts: [CustomerFacts], _ readings: [Reading], _ place: Int) -> Void
  ) {
    var place = 0
    while place < indices.count {
      // A chunk is looked up once for all its customers.
      let number = Int(indices[place]) / Roster.chunkSize
      let facts = chunks[number].facts
      let readings = chunks[number].readings
      let base = number * Roster.chunkSize
      while place < indices.count, Int(indices[place]) - base < Roster.chunkSize {
        let offset = Int(indices[place]) - base
        body(indices[place], facts, readings, offset)
        place += 1
      }
    }
  }

  /// What is recorded of the customer at `index`.
  public func facts(_ index: Int) -> CustomerFacts {
    chunks[index / Roster.chunkSize].facts[index % Roster.chunkSize]
  }

  /// What it says at the snapshot's moment.
  public func reading(_ index: Int) -> Reading {
    chunks[index / Roster.chunkSize].readings[index % Roster.chunkSize]
  }

  /// What to call the customer at `index`: their name, or their id elsewhere where they have none.
  public func name(_ index: Int) -> String {
    let name = storedName(index)
    if !name.isEmpty { return name }
    let external = externalID(index)
    return "Customer " + (external.isEmpty ? "#\(facts(index).id.number)" : external)
  }

  /// The name as it is recorded, which may be empty.
  public func storedName(_ index: Int) -> String {
    chunks[index / Roster.chunkSize].names[index % Roster.chunkSize]
  }

  /// The customer's id in the system they come from; empty for none.
  public func externalID(_ index: Int) -> String {
    chunks[index / Roster.chunkSize].externalIDs[index % Roster.chunkSize]
  }

  /// Where the customer of this id is; nil where there is none.
  public func index(of id: CustomerID) -> Int? {
    let index = insertionIndex(of: id)
    return index < count && facts(index).id == id ? index : nil
  }

  /// Where the customer of this id is or would be.
  public func insertionIndex(of id: CustomerID) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if facts(middle).id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

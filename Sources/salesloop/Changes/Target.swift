import LoopModel
import Store

/// A customer that something is done to.
struct Target {
  let id: CustomerID
  let facts: CustomerFacts
  private let ownName: String
  private let externalID: String

  init(_ row: CustomerRow) {
    id = row.facts.id
    facts = row.facts
    ownName = row.name
    externalID = row.externalID
  }

  /// What a person finds them by: their id elsewhere, or their number here.
  var word: String { externalID.isEmpty ? "#\(id.number)" : externalID }

  /// What the team calls them.
  var name: String { ownName.isEmpty ? word : ownName }
}

extension Session {
  /// The customers a word means: one, or for `-` those on standard input, one a line.
  ///
  /// One that is unknown or not clear is told with its line, and there is nobody then.
  func targets(_ word: String, in store: Store) throws(Failure) -> [Target] {
    guard word == "-" else { return [try target(word, in: store)] }
    var targets: [Target] = []
    var seen: Set<CustomerID> = []
    var reader = LineReader()
    var number = 0
    while let line = try reader.next() {
      number += 1
      guard case .text(let text) = line else {
        throw Failure("standard input, line \(number): that is no customer's name", .badData)
      }
      let name = trimmed(text)
      if name.isEmpty { continue }
      do throws(Failure) {
        let target = try target(name, in: store)
        if seen.insert(target.id).inserted { targets.append(target) }
      } catch {
        throw Failure("standard input, line \(number): \(error.message)", error.code)
      }
    }
    return targets
  }

  func target(_ word: String, in store: Store) throws(Failure) -> Target {
    let id = try find(word, in: store)
    do throws(StoreError) {
      if let row = try store.customer(id) { return Target(row) }
    } catch {
      throw Failure(error)
    }
    throw Failure("no customer '\(word)': they were removed just now; nothing was changed")
  }
}

/// A text without spaces and tabs at its ends.
func trimmed(_ text: String) -> String {
  var text = text[...]
  while let first = text.first, first.isWhitespace { text.removeFirst() }
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return String(text)
}

import Exchange
import Glibc
import LoopModel
import Refresh
import Store

extension Session {
  /// `customer export NAME` and `customer erase NAME`: what the law lets a person ask for.
  func customer() throws(Failure) {
    let name = arguments.operands.dropFirst().joined(separator: " ")
    switch arguments.operands[0] {
    case "export":
      guard !arguments.has(.confirm) else {
        throw Failure(usage: "--confirm is for 'customer erase'")
      }
      try exportCustomer(name)
    case "erase":
      guard !arguments.isDemo else { throw Failure(usage: "the demo cannot be changed") }
      guard !arguments.has(.output) else {
        throw Failure(usage: "--output is for 'customer export'")
      }
      try eraseCustomer(name)
    case let word:
      throw Failure(
        usage: "'customer \(word)' is not understood: salesloop customer export|erase CUSTOMER")
    }
  }

  // MARK: Export

  private func exportCustomer(_ name: String) throws(Failure) {
    let store = try openStore()
    try refuseStoreAsOutput(store)
    let target = try ExportTarget(path: arguments.value(.output))
    var json = JSONWriter()
    try reading(store) { () throws(Failure) in
      let customer = try find(name, in: store)
      let snapshot = try roster(of: store)
      json.beginObject()
      if let index = snapshot.roster.index(of: customer) {
        CustomerFields(snapshot: snapshot, index: index).write(to: &json)
      }
      do throws(StoreError) {
        try writeTraits(try store.traits(of: customer)[customer] ?? [:], snapshot, to: &json)
        for extract in Extract.allCases where extract != .plays {
          try write(extract, of: customer, snapshot.currency, store, to: &json)
        }
      } catch {
        throw Failure(error)
      }
      json.endObject()
      json.newline()
    }
    target.write(json.take())
    try target.finish()
  }

  private func writeTraits(
    _ traits: [Trait: RecordedTrait], _ snapshot: Snapshot, to json: inout JSONWriter
  ) throws(StoreError) {
    json.key("known")
    json.beginArray()
    for trait in Trait.allCases {
      guard let recorded = traits[trait] else { continue }
      json.beginObject()
      for (key, text) in [
        ("trait", trait.rawValue),
        (
          "value",
          trait == .stake
            ? snapshot.currency.plain(Int64(recorded.value) ?? 0) : recorded.value
        ), ("date", recorded.day.iso), ("by", recorded.by),
      ] {
        json.key(key)
        json.string(text)
      }
      json.endObject()
    }
    json.endArray()
  }

  private func write(
    _ extract: Extract, of customer: CustomerID, _ currency: Currency, _ store: Store,
    to json: inout JSONWriter
  ) throws(StoreError) {
    // Who it is stands above.
    let own: Set<String> = ["id", "name", "owner"]
    json.key(extract == .purchases ? "purchase_list" : extract.rawValue)
    json.beginArray()
    var rows: [[ExtractValue]] = []
    try store.extract(extract, of: customer) { _, values in rows.append(values) }
    for values in rows {
      json.beginObject()
      for (name, value) in zip(extract.columnNames, values) where !own.contains(name) {
        json.key(name)
        FieldCell(value, in: currency).write(to: &json)
      }
      json.endObject()
    }
    json.endArray()
  }

  // MARK: Erasure

  private func eraseCustomer(_ word: String) throws(Failure) {
    try refusePast()
    guard !arguments.has(.readOnly) else {
      throw Failure(usage: "--read-only and erase exclude each other")
    }
    let store = try openStore()
    let target = try target(word, in: store)
    try confirm(target.name)
    let result: ErasureResult
    do throws(StoreError) {
      result = try store.erase(target.id, actor: actor, at: clock.now)
    } catch {
      throw Failure(error)
    }
    var output = Output()
    output.write(
      printableLine(
        "erased for good; purchases that are only totals by month now: \(grouped(result.purchases)), "
          + "events that say no more whom they were about: \(grouped(result.events))") + "\n")
    output.write("backups and exports made before still hold them\n")
    output.flush()
    if result.mentions > 0 {
      remark(
        "their name or id still stands in \(grouped(result.mentions)) "
          + "text\(result.mentions == 1 ? "" : "s") about others: `salesloop list` and `log` find them"
      )
    }
    guard result.isClean else {
      throw Failure(
        "they are erased, but another program was reading \(arguments.storePath), so traces stay in its"
          + " log until the last program that has it open is closed")
    }
  }

  /// Throws unless the name was given again, or is typed now.
  private func confirm(_ name: String) throws(Failure) {
    let given: String
    if let confirmed = arguments.value(.confirm) {
      given = confirmed
    } else {
      guard isatty(STDIN_FILENO) == 1 else {
        throw Failure(
          usage: "this cannot be undone: say it with the customer's name, --confirm \"\(name)\"")
      }
      remark("This erases \(name) for good: purchases, contacts, notes, all. It cannot be undone.")
      remark("Type the name to go on:")
      var reader = LineReader()
      guard case .text(let line)? = try reader.next() else {
        throw Failure("nothing was erased")
      }
      given = trimmed(line)
    }
    guard given == name else {
      throw Failure("'\(given)' is not the customer's name, which is '\(name)'; nothing was erased")
    }
  }
}

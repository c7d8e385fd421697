import Exchange
import LoopModel
import Store

/// All that there is to tell of an import of plain purchases.
struct PurchaseReport {
  /// What the file is called.
  let name: String
  let file: PurchaseFile
  /// What came of reading it.
  let delivery: Delivery
  /// What was done, or would be.
  let result: ImportResult
  /// The first rows that were not taken in.
  let rejected: [Rejection]
  /// Where the rows that were not taken in are kept.
  let rejectsFiles: [String]
  /// Whether nothing was to be done.
  let isDry: Bool

  private var understanding: Understanding { file.understanding }

  /// The answer for a person; not safe to print as it is.
  var lines: [String] {
    var lines: [String] = []
    let rows = counted(understanding.rows, "row")
    if isDry {
      lines.append(
        "\(name): \(rows), \(grouped(delivery.delivered)) understood, \(grouped(delivery.rejected))"
          + " rejected; a dry run, nothing was changed")
      if delivery.delivered > 0 {
        lines.append(
          "  it would create \(counted(result.customersCreated, "customer")), update"
            + " \(grouped(result.customersUpdated)) and add"
            + " \(counted(result.purchasesAdded, "purchase"));"
            + " \(grouped(result.skipped)) are there already")
      }
    } else {
      lines.append(
        "\(name): \(rows); \(counted(result.customersCreated, "customer")) created,"
          + " \(grouped(result.customersUpdated)) updated;"
          + " \(counted(result.purchasesAdded, "purchase")) added,"
          + " \(grouped(result.skipped)) skipped as already there,"
          + " \(grouped(delivery.rejected)) rejected")
    }
    let roles = understanding.columns.enumerated().compactMap { place, column -> String? in
      guard let role = column.role else { return nil }
      return
        "\(role.rawValue) from \(column.name.isEmpty ? "column \(place + 1)" : "'\(column.name)'")"
    }
    lines.append(
      "  read as \(understanding.encoding.label), \(roles.joined(separator: ", ")), dates"
        + " \(understanding.dates.label)"
        + (understanding.currency == .unknown ? "" : ", in \(understanding.currency.code)"))
    lines += notes.map { "  " + $0 }
    if result.eventID != nil { lines.append("  `salesloop undo` takes it back") }
    return lines
  }

  private var notes: [String] {
    var notes = understanding.notes + delivery.notes
    if result.refundsAndZeros > 0 {
      notes.append(
        result.refundsAndZeros == 1
          ? "1 of them is a refund or zero: kept, but no purchase to momentum"
          : "\(grouped(result.refundsAndZeros)) of them are refunds or zero: kept, but no purchases to"
            + " momentum")
    }
    return notes
  }

  /// The answer for programs; of each list at most `limit`.
  func write(to json: inout JSONWriter, limit: Int) {
    let rows = rejected.map { RejectedRow(file: name, rejection: $0) }
    json.beginObject()
    json.text("file", name)
    json.files([ImportedFile(name, file)])
    for (key, value) in [
      ("rows", understanding.rows), ("customers_created", result.customersCreated),
      ("customers_updated", result.customersUpdated),
      ("customers_unchanged", result.customersUnchanged),
      ("purchases_added", result.purchasesAdded), ("skipped", result.skipped),
      ("rejected", delivery.rejected), ("refunds_and_zeros", result.refundsAndZeros),
    ] {
      json.count(key, value)
    }
    json.flag("dry_run", isDry)
    json.outcomes(
      result.outcomes,
      counts: [
        .created: result.customersCreated, .updated: result.customersUpdated,
        .unchanged: result.customersUnchanged, .skipped: result.skipped,
      ], rejected: rows, rejectedCount: delivery.rejected, limit: limit)
    json.count("possible_duplicate_count", result.likenesses.count)
    json.likenesses(result.likenesses.prefix(limit))
    json.texts("notes", notes)
    json.texts("rejects_files", rejectsFiles)
    json.key("event")
    if let event = result.eventID { json.string(event.text) } else { json.null() }
    json.endObject()
    json.newline()
  }
}

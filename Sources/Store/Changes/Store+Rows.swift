internal import LoopModel

extension Store {
  func insert(
    _ move: RecordedMove, unmet: [String] = [], of customer: Int64, event: Int64
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO move(customer, stage, lap, day, at, by, reason, unmet, event, is_imported)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .int(customer), .int(Int64(move.move.stage.rawValue)), .int(Int64(move.move.lap)),
      .int(Int64(move.move.day.number)), .int(move.move.at.milliseconds), .text(move.by),
      .text(move.reason), .text(unmet.joined(separator: ",")), .int(event),
      .int(move.move.isImported ? 1 : 0))
  }

  func insert(_ touch: Touch, of customer: Int64, event: Int64) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO touch(customer, at, day, by, channel, direction, intent, reception, note, why, play,
        event) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .int(customer), .int(touch.at.milliseconds), .int(Int64(touch.day.number)),
      .text(touch.by), .text(touch.contact.channel.rawValue),
      .text(touch.contact.direction.rawValue),
      .text(touch.contact.intent.rawValue), .text(touch.contact.reception.rawValue),
      .text(touch.contact.note),
      .text(touch.contact.why), .optional(touch.contact.play), .int(event))
  }

  func insert(_ change: RecordedChange, of customer: Int64, event: Int64) throws(StoreError) {
    try connection.run(
      "INSERT INTO care(customer, verb, at, day, by, fields, event) VALUES(?, ?, ?, ?, ?, ?, ?)",
      .int(customer), .text(change.change.verb.rawValue), .int(change.at.milliseconds),
      .int(Int64(change.day.number)), .text(change.by),
      .text(try change.change.json(by: connection)), .int(event))
  }
}

extension Change {
  /// The day its row stands under: of a purchase the day it happened on.
  func day(ifMadeOn day: Day) -> Day {
    if case .purchase(let bought, _) = self { bought } else { day }
  }
}

extension Change.Verb {
  /// The table its rows are in.
  var table: String {
    switch self {
    case .touch, .move, .purchase: rawValue
    default: "care"
    }
  }

  /// Whether its rows are in the table of all that have none of their own.
  var isCare: Bool { table == "care" }
}

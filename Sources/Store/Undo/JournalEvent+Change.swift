internal import LoopModel

extension JournalEvent {
  /// Kinds that can be taken back, as a list for SQL: all a person does to customers and plays.
  static let changeKinds: String =
    (Change.Verb.allCases.map(\.rawValue) + [
      "import", "merge", "play-add", "play-change", "play-remove",
    ] + teamKinds)
    .map { "'\($0)'" }.joined(separator: ", ")

  /// Whether it can be taken back.
  var isChange: Bool {
    kind == "import" || kind == "merge" || isOfPlay || isOfTeam || (verb != nil && customer != nil)
  }

  /// Kinds that are about the team as a whole: its goals, its stand-ups, thanks, who is not the same.
  static let teamKinds = ["goal", "kudos", "standup", "apart"]

  /// Whether it is about the team as a whole.
  var isOfTeam: Bool { JournalEvent.teamKinds.contains(kind) }

  /// Whether it changed the library of plays.
  var isOfPlay: Bool { kind.hasPrefix("play-") && kind != "play-seed" }

  /// The verb of a change to a customer; nil for other kinds.
  var verb: Change.Verb? { Change.Verb(rawValue: kind) }

  /// The change to a customer and the local day it was made on; nil for other kinds, and where the
  /// journal cannot be read.
  func change(by connection: Connection) throws(StoreError) -> (change: Change, day: Day)? {
    guard verb != nil else { return nil }
    let members = try connection.members(of: after)
    guard let change = connection.change(verb: kind, members) else { return nil }
    // Moves of the first version of the journal carry the number of the day.
    let day =
      members["date"].flatMap { Day(iso: $0) }
      ?? members["day"].flatMap { Int32($0) }.map(Day.init(number:))
    return (change, day ?? Day(number: Int32(clamping: at / 86_400_000)))
  }

  /// What it took the place of, as the change that had made it so; nil for nothing.
  func replaced(by connection: Connection) throws(StoreError) -> Change? {
    let members = try connection.members(of: before)
    guard !members.isEmpty else { return nil }
    return connection.change(verb: members["verb"] ?? kind, members)
  }
}

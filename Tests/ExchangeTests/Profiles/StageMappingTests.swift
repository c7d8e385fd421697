import Exchange
import LoopModel
import Testing

@Suite struct StageMappingTests {
  static func mapping(_ text: String, _ said: [String] = []) throws -> StageMapping {
    let joining = try Joining()
    for record in try Imported(text).records { try joining.add(record, file: "f.csv") }
    return try StageMapping(joining.tally(), said: try StageMapping.said(said))
  }

  static func file(_ stages: [String]) -> String {
    "Deal Name,Deal Stage,Deal owner\n" + stages.map { "A,\"\($0)\",k\n" }.joined()
  }

  @Test(arguments: [
    ("New", 1), ("Lead In", 1), ("Qualified", 1), ("Appointment Scheduled", 1),
    ("appointmentscheduled", 1), ("qualifiedtobuy", 1), ("Prospecting", 1), ("Contact Made", 1),
    ("Kontaktaufnahme", 1), ("Nuevo", 1), ("Nouveau", 1), ("Qualifizierung", 1),
    ("Demo Scheduled", 2), ("Meeting", 2), ("presentationscheduled", 2), ("Needs Analysis", 2),
    ("Value Proposition", 2), ("Id. Decision Makers", 2), ("Perception Analysis", 2),
    ("Reunión", 2), ("Präsentation", 2), ("Rendez-vous", 2), ("Discovery", 2),
    ("Proposal/Price Quote", 3), ("Negotiation/Review", 3), ("Contract Sent", 3),
    ("contractsent", 3), ("decisionmakerboughtin", 3), ("Proposition", 3), ("Negociación", 3),
    ("Angebot", 3), ("Verhandlung", 3), ("Devis", 3), ("Propuesta enviada", 3), ("Offre", 3),
    ("Momentum", 3), ("2", 2), ("Customer Experience", 2), ("Heat up", 4),
  ])
  func `the name of a stage tells where it belongs`(name: String, number: Int) throws {
    let entry = try #require(try Self.mapping(Self.file([name])).entries.first)
    #expect(entry.reason == .name)
    #expect(entry.target == .stage(try #require(Stage(rawValue: UInt8(number)))))
  }

  @Test(arguments: [
    ("Closed Won", StageMapping.Target.won), ("closedwon", .won), ("Won", .won), ("Ganado", .won),
    ("Cerrada ganada", .won), ("Gewonnen", .won), ("Gagné", .won), ("Signed", .won),
    ("Closed Lost", .lost), ("Closed Lost to Competition", .lost), ("Perdido", .lost),
    ("Verloren", .lost), ("Perdu", .lost), ("Disqualified", .lost),
  ])
  func `the name of a stage tells won from lost`(name: String, target: StageMapping.Target) throws {
    #expect(try Self.mapping(Self.file([name])).target(of: name) == target)
  }

  @Test(arguments: ["Wonderland", "To be signed", "Renewal", "Leadership talk", "Blue"])
  func `other names say nothing`(name: String) throws {
    let entry = try #require(try Self.mapping(Self.file([name])).entries.first)
    #expect(entry.reason != .name || entry.target != .won)
  }

  @Test func `names without meaning go by the days they were entered`() throws {
    let names = ["Zulu", "Alpha", "Mike"].map { "Date entered \($0)" }.joined(separator: ",")
    let mapping = try Self.mapping(
      "Deal Name,Deal Stage,Deal owner,\(names)\n"
        + "A,Mike,k,2026-01-01,2026-02-01,2026-03-01\nB,Alpha,k,2026-01-05,2026-01-09,\n")
    #expect(mapping.target(of: "Zulu") == .stage(.salesLoop))
    #expect(mapping.target(of: "Alpha") == .stage(.customerExperience))
    #expect(mapping.target(of: "Mike") == .stage(.momentum))
    #expect(mapping.entries.map(\.reason) == [.place, .place, .place])
    #expect(mapping.entries.map(\.rows) == [0, 1, 1])
  }

  @Test func `names without meaning go by how likely deals are`() throws {
    let mapping = try Self.mapping(
      "Id,Name,StageName,CloseDate,Probability\n1,A,Red,,10\n2,B,Green,,50\n3,C,Blue,,90\n")
    #expect(mapping.entries.map(\.name) == ["Red", "Green", "Blue"])
    #expect(mapping.entries.map(\.target.label).map(\.first) == ["1", "2", "3"])
  }

  @Test func `numbers in names tell their order, and known names hold the others`() throws {
    let mapping = try Self.mapping(
      Self.file(["1. Red", "2. Green", "3. Proposal", "4. Blue", "5. Closed Won"]))
    #expect(mapping.target(of: "1. Red") == .stage(.salesLoop))
    #expect(mapping.target(of: "4. Blue") == .stage(.momentum))
    #expect(mapping.target(of: "5. Closed Won") == .won)
  }

  @Test func `what the person says goes first`() throws {
    let mapping = try Self.mapping(
      Self.file(["New", "Proposal", "Signed=off"]), ["proposal=2", "Signed=off=won", "New=lost"])
    #expect(mapping.target(of: "Proposal") == .stage(.customerExperience))
    #expect(mapping.target(of: "Signed=off") == .won)
    #expect(mapping.target(of: "New") == .lost)
    #expect(Set(mapping.entries.map(\.reason)) == [.said])
  }

  @Test func `the mapping is shown as a table`() throws {
    let mapping = try Self.mapping(Self.file(["Won", "Won", "New", "Bl\u{1B}ue"]), ["New=2"])
    #expect(
      mapping.table == [
        ["stage", "rows", "becomes", "why"],
        ["Bl�ue", "1", "2 Customer Experience", "a guess"],
        ["New", "1", "2 Customer Experience", "as you said"],
        ["Won", "2", "won: a purchase", "by its name"],
      ])
  }

  @Test func `flags tell what a stage means`() throws {
    let mapping = try Self.mapping(
      "Id,Name,StageName,CloseDate,IsWon,IsClosed\n1,A,Fin,2026-01-15,1,1\n2,B,Aus,,0,1\n")
    #expect(mapping.target(of: "Fin") == .won)
    #expect(mapping.target(of: "Aus") == .lost)
    #expect(mapping.entries.map(\.reason) == [.deals, .deals])
  }

  @Test func `a deal keeps its stage where its status is a column of its own`() throws {
    let mapping = try Self.mapping(
      "Deal - Title,Deal - Status,Deal - Stage\nA,Won,Fin\nB,Won,Fin\n")
    #expect(mapping.entries.map(\.reason) == [.guess])
  }

  @Test(arguments: [
    ("Nowhere=3", "there is no stage 'Nowhere' (found: New)"), ("New=9", "from 1 to"),
  ])
  func `what cannot be said is refused`(said: String, why: String) throws {
    let error = #expect(throws: ImportProblem.self) {
      try Self.mapping(Self.file(["New"]), [said])
    }
    #expect(error?.message.contains(why) == true)
  }
}

import LoopModel
import Testing

@testable import Store

@Suite struct SystemImportTests {
  @Test func `what the files tell twice is told apart from what was there`() throws {
    let imports = try Imports()
    let head =
      "Record ID,Deal Name,Deal Stage,Associated Company,Date entered \"Demo (Sales Pipeline)\"\n"
    let deals = (
      "d.csv",
      head.replacing("\"Demo (Sales Pipeline)\"", with: "Demo")
        + "1,Roof,Closed Lost,Acme,2026-02-01\n2,Wall,Demo,Acme,2026-02-01\n"
    )
    let first = try imports.take(deals)
    #expect(first.skipped == 1 && first.repeated == 1)
    #expect(first.outcomes.rows(.skipped).map(\.what) == ["1 told more than once"])
    let again = try imports.take(deals, on: "2026-07-01")
    #expect(again.skipped == 2 && again.repeated == 0)
    #expect(again.outcomes.rows(.skipped).map(\.what) == ["2 there already"])
  }

  static let hubSpot = """
    Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company,Close Date,Create Date
    1,Small,Appointment Scheduled,10,kim,Acme,2026-12-20,2026-01-05
    2,Far,Contract Sent,20.50,lou,Acme,2026-12-20,2026-02-01
    3,One,Closed Won,300,mia,Bolt,2026-03-02,2026-01-01
    4,Gone,Closed Lost,15,mia,Crank,2026-04-05,2026-01-01
    5,Two,Closed Won,100,mia,Bolt,2026-05-02,2026-01-01

    """

  @Test func `deals of HubSpot: position, purchases, stake and letting go`() throws {
    let imports = try Imports()
    let empty = try imports.dump()
    let result = try imports.take(("deals.csv", Self.hubSpot))
    #expect(result.created == 3)
    #expect(result.purchases == 2)
    #expect(result.moves == 1)
    #expect(result.partings == 1)
    let acme = try imports.row("Acme").facts
    #expect(acme.holdingMove?.stage == .momentum)
    #expect(acme.holdingMove?.isImported == true)
    #expect(acme.holdingMove?.day == day("2026-06-30"))
    #expect(acme.care.stake == 3050)
    #expect(acme.care.lastDecision == nil)
    #expect(acme.since == day("2026-01-05"))
    #expect(try imports.owner("Acme") == "lou")
    #expect(try imports.history("Acme").moves.map(\.reason) == ["imported: Contract Sent"])
    let bolt = try imports.row("Bolt").facts
    #expect(bolt.revenue == 40_000)
    #expect(bolt.rhythm?.last == day("2026-05-02"))
    #expect(bolt.holdingMove == nil)
    let crank = try imports.row("Crank").facts
    #expect(
      crank.care.isLetGo(lastPurchase: nil, recordedAt: .distantPast))
    #expect(crank.care.parting?.day == day("2026-04-05"))
    try imports.undo()
    #expect(try imports.dump() == empty)
  }

  @Test func `the page says that the time in the stage is unknown`() throws {
    let imports = try Imports()
    try imports.take(("deals.csv", Self.hubSpot))
    let day = try #require(Day(iso: "2026-07-03"))
    let reading = LoopModel.Reading(
      of: try imports.row("Acme").facts, at: Double(day.number),
      by: Yardstick(medianGapDays: 30))
    #expect(reading.stageTimeIsUnknown)
    #expect(reading.stageTime { "\(Int($0)) d" } == "unknown, imported 3 d ago")
  }

  @Test func `deals of Pipedrive, linked by name`() throws {
    let imports = try Imports()
    let result = try imports.take(
      (
        "pipe.csv",
        """
        Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value,Deal - Owner,Deal - Organization,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Last stage change
        7,Roof,Proposal Made,Open,1000,Kim,Acme,,,,2026-03-01
        8,Wall,Negotiations Started,Won,250,Kim,Bolt,2026-02-10,,,2026-02-01
        9,Door,Contact Made,Lost,80,Lou,Crank,,2026-02-20,Too dear,2026-01-15

        """
      ))
    #expect(result.created == 3)
    let acme = try imports.row("Acme").facts
    #expect(acme.holdingMove?.stage == .momentum)
    #expect(acme.holdingMove?.day == day("2026-03-01"))
    #expect(acme.holdingMove?.isImported == false)
    #expect(try imports.row("Bolt").facts.revenue == 25_000)
    let parting = try imports.history("Crank").changes.last?.change
    #expect(parting == .letGo(reason: "Too dear"))
  }

  @Test func `accounts, opportunities and a history out of order of Salesforce`() throws {
    let imports = try Imports()
    let result = try imports.take(
      (
        "history.csv",
        """
        Id,OpportunityId,CreatedById,CreatedDate,StageName,SystemModstamp
        3,11,lou,2026-03-01T10:00:00Z,Proposal/Price Quote,
        1,11,kim,2026-01-01T10:00:00Z,Prospecting,
        2,11,kim,2026-02-01T10:00:00Z,Needs Analysis,

        """
      ),
      (
        "opportunities.csv",
        """
        Id,AccountId,Name,StageName,Amount,CloseDate,IsWon,IsClosed,CreatedDate
        11,001,Roof,Proposal/Price Quote,100,2026-12-01,0,0,2026-01-01
        12,002,Wall,Closed Won,250.50,2026-02-10,1,1,2025-12-01
        13,003,Door,Closed Lost,70,2026-02-20,0,1,2026-01-05

        """
      ),
      (
        "accounts.csv",
        """
        Id,Name,Website,OwnerId,Industry,BillingCity
        001,Acme,acme.test,kim,Roofs,Rome
        002,Twin,,lou,Walls,Bonn
        003,Twin,,mia,Doors,Bonn

        """
      ))
    #expect(result.created == 3)
    let moves = try imports.history("Acme").moves
    #expect(moves.map(\.move.stage.number) == [1, 2, 3])
    #expect(moves.map(\.move.day.iso) == ["2026-01-01", "2026-02-01", "2026-03-01"])
    #expect(moves.map(\.by) == ["kim", "kim", "lou"])
    #expect(moves.allSatisfy { !$0.move.isImported })
    #expect(try imports.row("Acme").facts.holdingMove?.day == day("2026-03-01"))
    // Two accounts of one name stay two, and are told.
    #expect(result.likenesses.map(\.reason) == ["same name"])
    #expect(result.likenesses.map(\.firstName) == ["Twin"])
  }

  @Test func `plain customers and contacts`() throws {
    let imports = try Imports()
    let files = [
      (
        "customers.csv",
        """
        id,name,stage,owner,fit,mode,problem,segment,email,since
        C1,Acme,2,kim,3,buying,leaks,roofs,a@acme.test,2026-01-02
        C2,Bolt,Momentum,lou,,,,,,2026-02-02

        """
      ),
      (
        "touches.csv",
        """
        customer,date,channel,direction,intent,reception,note,by
        Acme,2026-05-01,email,pull,ask,unknown,how much,
        Acme,2026-05-02,call,push,help,useful,told them,kim
        Bolt,2026-09-01,visit,push,help,,come by,lou

        """
      ),
    ]
    let result = try imports.take(files[0], files[1])
    #expect(result.created == 2)
    #expect(result.touches == 2)
    #expect(result.plans == 1)
    let acme = try imports.row("Acme")
    #expect(acme.externalID == "C1")
    #expect(acme.facts.care.fit == 3)
    #expect(acme.facts.care.mode == .buying)
    #expect(acme.facts.care.lastTouch == day("2026-05-02"))
    #expect(acme.facts.care.unansweredSince == nil)
    #expect(acme.facts.holdingMove?.stage == .customerExperience)
    #expect(try imports.row("Bolt").facts.care.nextAction == day("2026-09-01"))
    let before = try imports.dump()
    let again = try imports.take(files[0], files[1], on: "2026-07-02")
    #expect(again.eventID == nil)
    #expect(again.unchanged == 2)
    #expect(again.skipped == 3)
    #expect(try imports.dump() == before)
  }

  @Test func `the same 8,000 deals whatever way days are written`() throws {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let forms: [(Day) -> String] = [
      { $0.iso },
      {
        let (year, month, day) = $0.civil; return "\(month)/\(day)/\(year)"
      },
      {
        let (year, month, day) = $0.civil; return "\(two(day))-\(two(month))-\(two(year % 100))"
      },
    ]
    let written = (0..<260).map { day in forms.map { $0(Day(number: Int32(20_000 + day))) } }
    let stages = ["Closed Won", "Closed Lost", "Contract Sent", "Appointment Scheduled"]
    var known: (result: RecordImportResult, dump: [String])?
    for form in forms.indices {
      var text = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Associated Company\n"
      for number in 0..<8000 {
        let created = number / 40
        text += "\(number),Deal \(number),\(stages[number % 4]),\(number).25,"
        text += "\(written[created][form]),\(written[created + 30 + number % 7][form]),"
        text += "Company \(number % 700)\n"
      }
      let imports = try Imports()
      var result = try imports.take(("d.csv", text))
      #expect(result.created == 700)
      result.eventID = known?.result.eventID ?? result.eventID
      let dump = try imports.dump()
      if let known {
        #expect(result == known.result)
        #expect(dump == known.dump)
      }
      known = (result, dump)
    }
  }
}

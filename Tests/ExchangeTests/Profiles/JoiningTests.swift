import Exchange
import LoopModel
import Testing

@Suite struct JoiningTests {
  static let accounts = "Id,Name,Website,OwnerId,BillingCity\n"
  static let deals =
    "Id,AccountId,Name,StageName,Amount,CloseDate,CreatedDate,LastStageChangeDate\n"
  static let history = "Id,OpportunityId,CreatedById,CreatedDate,StageName,SystemModstamp\n"

  @Test func `accounts, opportunities and their history become customers`() throws {
    let joined = try Imported.joined(
      ("a.csv", Self.accounts + "001,Acme,acme.test,kim,Rome\n002,Bolt,,lou,Bonn\n"),
      (
        "o.csv",
        Self.deals + "11,001,Roof,Negotiation,100,2026-06-01,2026-01-01,2026-03-01\n"
          + "12,001,Wall,Closed Won,250.50,2026-02-10,2025-12-01,\n"
          + "13,002,Door,Closed Lost,70,2026-02-20,2026-01-05,\n"
      ),
      (
        "h.csv",
        Self.history + "1,11,kim,2026-03-01T10:00:00Z,Negotiation,\n"
          + "2,11,kim,2026-01-01T10:00:00Z,Prospecting,\n"
          + "3,11,lou,2026-02-01T10:00:00Z,Needs Analysis,\n"
          + "4,11,lou,2026-02-03T10:00:00Z,Needs Analysis,\n"
          + "5,11,lou,2026-03-01T12:00:00Z,Proposal,\n"
          + "6,99,lou,2026-03-01T12:00:00Z,Proposal,\n"
      ))
    let acme = try #require(joined.named("Acme"))
    #expect(acme.externalID == "001")
    #expect(acme.owner == "kim")
    #expect(acme.website == "acme.test")
    #expect(acme.moves.map(\.stage.number) == [1, 2, 3])
    #expect(acme.moves.map(\.day.iso) == ["2026-01-01", "2026-02-01", "2026-03-01"])
    #expect(acme.moves.map(\.by) == ["kim", "lou", "kim"])
    #expect(acme.moves.map(\.lap) == [1, 1, 2])
    #expect(acme.position?.stage == .momentum)
    #expect(acme.position?.since == day("2026-03-01"))
    #expect(acme.purchases.map(\.amount) == [25_050])
    #expect(acme.purchases.map(\.day) == [day("2026-02-10")])
    #expect(acme.stake == 10_000)
    #expect(acme.letGo == nil)
    #expect(acme.since == day("2025-12-01"))
    let bolt = try #require(joined.named("Bolt"))
    #expect(bolt.letGo == MergedParting(day: day("2026-02-20"), reason: ""))
    #expect(bolt.position == nil)
    #expect(bolt.stake == nil)
    #expect(joined.rejections.map(\.file) == ["h.csv"])
    #expect(joined.rejections.map(\.rejection.line) == [7])
    #expect(
      joined.rejections.map(\.rejection.reason) == [
        "is about a deal that nobody knows: import the file of deals first, or together with this one"
      ])
  }

  @Test func `history by label has days only and says what was left`() throws {
    let joined = try Imported.joined(
      ("o.csv", "Opportunity Name,Account Name,Stage,Close Date\nRoof,Acme,Proposal,\n"),
      (
        "h.csv",
        "Opportunity Name,From Stage,To Stage,Last Modified\nRoof,Meeting,Proposal,2026-01-05\n"
          + "Roof,New,Meeting,2026-01-05\nRoof,,New,2026-01-05\n"
      ))
    #expect(joined.customers.first?.moves.map(\.foreignStage) == ["New", "Meeting", "Proposal"])
  }

  @Test func `rows of one time without what was left keep their order, however many`() throws {
    let changes = (0..<100).map { "\($0),11,kim,2026-03-01,S\($0),\n" }.joined()
    let joined = try Imported.joined(
      ("o.csv", Self.deals + "11,001,Roof,S99,100,,,\n"), ("h.csv", Self.history + changes))
    #expect(joined.rejections.isEmpty)
    #expect(joined.customers.first?.position?.foreignStage == "S99")
  }

  @Test func `of several open deals the most advanced sets the position`() throws {
    let joined = try Imported.joined(
      (
        "d.csv",
        "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company\n"
          + "1,Small,New,10,kim,Acme\n2,Far,Contract Sent,20,lou,Acme\n3,Mid,Demo,30,mia,Acme\n"
          + "4,Other,Contract Sent,15,mia,Acme\n"
      ))
    let acme = try #require(joined.customers.first)
    #expect(joined.customers.count == 1)
    #expect(acme.openDeals.map(\.title) == ["Far", "Other", "Mid", "Small"])
    #expect(acme.position?.stage == .momentum)
    #expect(acme.owner == "lou")
    #expect(acme.stake == 7500)
  }

  @Test func `won and lost by the name of the stage`() throws {
    let joined = try Imported.joined(
      (
        "d.csv",
        RecordTests.hubSpot.replacingLineEnd(with: ",Closed Lost Reason,Create Date")
          + "1,Roof,Closed Won,100,2026-01-15,Acme,,2025-12-01\n"
          + "2,Wall,Closed Lost,50,2026-02-15,Bolt,Too dear,2025-12-01\n"
          + "3,Door,Closed Lost,50,2025-11-15,Acme,Too slow,2025-10-01\n"
          + "4,Gate,Closed Won,50,,Cato,,2025-10-01\n"
      ))
    #expect(joined.named("Acme")?.purchases.map(\.amount) == [10_000])
    #expect(joined.named("Acme")?.letGo == nil)
    #expect(
      joined.named("Bolt")?.letGo == MergedParting(day: day("2026-02-15"), reason: "Too dear"))
    #expect(joined.rejections.map(\.rejection.reason) == ["is won, but has no day of it"])
    #expect(joined.rejections.map(\.rejection.line) == [5])
  }

  @Test func `a stage said to be won is a purchase`() throws {
    let file = ("d.csv", RecordTests.hubSpot + "1,Roof,In the bag,100,2026-01-15,Acme\n")
    #expect(try Imported.joined(file).customers.first?.openDeals.count == 1)
    let joined = try Imported.joined(file, stages: ["In the bag=won"])
    #expect(joined.customers.first?.purchases.map(\.amount) == [10_000])
  }

  @Test func `two accounts of one name stay two, and a name is no link to them`() throws {
    let joined = try Imported.joined(
      ("a.csv", "Organization - ID,Organization - Name,Organization - Owner\n1,Acme,k\n2,Acme,l\n"),
      (
        "d.csv",
        "Deal - Title,Deal - Status,Deal - Organization,Deal - Stage\nRoof,Open,Acme,Demo\n"
          + "Wall,Open,Bolt,Demo\n"
      ))
    #expect(joined.customers.map(\.name) == ["Acme", "Acme", "Bolt"])
    #expect(joined.customers.map(\.externalID) == ["1", "2", ""])
    #expect(joined.rejections.map(\.rejection.line) == [2])
    #expect(joined.rejections.first?.rejection.value == "Acme")
    #expect(
      joined.rejections.first?.rejection.reason
        == "names one of 2 customers of the same name: give their ids")
  }

  @Test func `a deal without an account is one of its person, or of its title`() throws {
    let joined = try Imported.joined(
      (
        "d.csv",
        "Deal - Title,Deal - Status,Deal - Organization,Deal - Contact person,Deal - Stage\n"
          + "Roof,Open,,Ann Lee,Demo\nWall,Open,,,Demo\nDoor,Open,,Ann Lee,Demo\n"
      ))
    #expect(joined.customers.map(\.name) == ["Ann Lee", "Wall"])
    #expect(joined.named("Ann Lee")?.openDeals.count == 2)
  }

  @Test func `people belong to their company`() throws {
    let joined = try Imported.joined(
      (
        "c.csv",
        "Record ID,First Name,Last Name,Email,Contact owner,Associated Company,Lifecycle Stage,"
          + "Create Date\n1,Ann,Lee,ann@acme.test,kim,Acme,Lead,\n2,Bob,Ray,bob@x.test,kim,,Lead,\n"
      ),
      (
        "a.csv",
        "Record ID,Company name,Company owner,Lifecycle Stage,Create Date\n1,Acme,lou,Customer,\n"
      ),
      (
        "d.csv",
        "Record ID,Deal Name,Deal Stage,Associated Contact,Deal owner\n5,Roof,Demo,Ann Lee,lou\n"
      ))
    #expect(joined.customers.map(\.name) == ["Acme", "Bob Ray"])
    #expect(joined.named("Acme")?.email == "ann@acme.test")
    #expect(joined.named("Acme")?.owner == "lou")
    #expect(joined.named("Acme")?.position?.stage == .customerExperience)
    #expect(joined.named("Bob Ray")?.externalID == "2")
    #expect(joined.named("Bob Ray")?.position?.stage == .salesLoop)
    #expect(joined.rejections.isEmpty)
  }

  @Test func `ids of Salesforce are the same with 15 and 18 characters`() throws {
    let joined = try Imported.joined(
      ("a.csv", Self.accounts + "0015g00000K4vXyAAJ,Acme,,kim,Rome\n"),
      ("o.csv", Self.deals + "006,0015g00000K4vXy,Roof,Prospecting,1,,,\n"))
    #expect(joined.customers.count == 1)
    #expect(joined.customers.first?.openDeals.count == 1)
  }

  @Test func `activities become touches, and the next promise a plan`() throws {
    let joined = try Imported.joined(
      ("a.csv", Self.accounts + "001,Acme,,kim,Rome\n"),
      ("o.csv", Self.deals + "11,001,Roof,Prospecting,1,,,2026-01-20\n"),
      (
        "t.csv",
        "Id,WhatId,WhoId,Subject,ActivityDate,Status,Type,OwnerId\n"
          + "1,11,,Second call,2026-01-15,Completed,Call,kim\n"
          + "2,001,,Email: Hello,2026-01-10,Completed,,kim\n"
          + "3,001,,Send papers,2026-03-10,Not Started,,lou\n"
          + "4,001,,Show it,2026-02-10,In Progress,Meeting,lou\n"
          + "5,001,,Tidy up,2026-01-12,Completed,Other,kim\n"
          + "6,777,,Who is it,2026-01-12,Completed,Call,kim\n"
      ))
    let acme = try #require(joined.customers.first)
    #expect(acme.touches.map(\.contact.channel) == [.email, .call])
    #expect(acme.touches.map(\.contact.note) == ["Email: Hello", "Second call"])
    #expect(acme.lastContact == day("2026-01-15"))
    #expect(
      acme.plan == PlannedAction(what: "Show it", due: try #require(day("2026-02-10")), by: "lou"))
    #expect(acme.position?.since == day("2026-01-20"))
    #expect(joined.activitiesLeftOut == 1)
    #expect(joined.rejections.map(\.rejection.line) == [7])
    #expect(joined.rejections.map(\.rejection.value) == ["777"])
  }

  @Test func `customers, touches and purchases without a system`() throws {
    let joined = try Imported.joined(
      ("c.csv", "id,name,company,stage,value,owner\n1,Ann,Acme,3,100,kim\n2,Bob,,Customer,,lou\n"),
      (
        "t.csv",
        "customer,date,channel,direction\nAcme,2026-01-15,call,pull\nCy,2027-01-15,visit,push\n"
      ),
      ("p.csv", "customer_id,date,amount\n1,2026-01-10,5\n9,2026-01-10,6\n"),
      today: day("2026-06-30"))
    #expect(joined.customers.map(\.name) == ["Ann", "Bob", "", "Cy"])
    let ann = try #require(joined.named("Ann"))
    #expect(ann.position?.stage == .momentum)
    #expect(ann.stake == 10_000)
    #expect(ann.purchases.map(\.amount) == [500])
    #expect(ann.touches.map(\.contact.direction) == [.pull])
    #expect(joined.named("Bob")?.position?.stage == .heatUp)
    #expect(joined.named("Cy")?.plan?.due == day("2027-01-15"))
    #expect(joined.customers[2].externalID == "9")
  }

  @Test func `a deal that stands in two files counts once`() throws {
    let file = RecordTests.hubSpot + "1,Roof,Demo,100,2026-01-15,Acme\n"
    let joined = try Imported.joined(("d.csv", file), ("e.csv", file))
    #expect(joined.customers.first?.openDeals.count == 1)
    #expect(
      joined.rejections.map(\.rejection.reason)
        == ["is a deal that is there already, on line 2 of d.csv"])
    #expect(joined.rejections.map(\.file) == ["e.csv"])
  }
}

extension String {
  /// The text with something put before its last newline.
  fileprivate func replacingLineEnd(with text: String) -> String { dropLast() + text + "\n" }
}

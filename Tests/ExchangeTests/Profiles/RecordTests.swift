import Exchange
import LoopModel
import Testing

@Suite struct RecordTests {
  static let hubSpot = "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company\n"

  @Test func `HubSpot deals have won and lost as stages`() throws {
    let imported = try Imported(
      Self.hubSpot + "1,Roof,Closed Won,\"1,200.50\",2026-01-15 09:30,Acme;Bolt\n"
        + "2,Wall,closedlost,,,\n")
    let deal = try #require(imported.deals.first)
    #expect(deal.externalID == "1")
    #expect(deal.link.account == "Acme")
    #expect(deal.amount == 120_050)
    #expect(deal.closedAt == day("2026-01-15"))
    #expect(deal.status == nil)
    #expect(imported.deals[1].amount == nil)
    #expect(imported.deals[1].closedAt == nil)
  }

  @Test func `the order that dates are read in is told, of each column where they differ`() throws {
    let head = "Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date\n"
    let same = try Imported(head + "a,Acme,Closed Won,1,2/2/2026,1/25/2026\n").understanding
    #expect(same.dates == .monthDayYear)
    #expect(same.datesLabel == "month-day")
    #expect(!same.hasSeveralOrders)
    let mixed = try Imported(head + "a,Acme,Closed Won,1,13/2/2026,1/25/2026\n").understanding
    #expect(mixed.datesLabel == "day-month in 'Close Date'; month-day in 'Created Date'")
    #expect(mixed.columnDates == [nil, nil, nil, nil, .dayMonthYear, .monthDayYear])
  }

  @Test func `617 columns with the days of many stages`() throws {
    var names = ["Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Deal owner"]
    for pipeline in ["Sales Pipeline", "Onboarding"] {
      for stage in ["Closed Won", "Demo", "Qualified To Buy"] {
        names.append("\"Date entered \"\"\(stage) (\(pipeline))\"\"\"")
      }
    }
    names += (names.count..<617).map { "Property \($0)" }
    #expect(names.count == 617)
    var values = ["7", "Roof", "Demo", "Sales Pipeline", "12", "kim"]
    values += ["", "2026-02-01 10:00", "2026-01-15 09:00", "", "2025-05-05 10:00", ""]
    values += Array(repeating: "x", count: 617 - values.count)
    let text = names.joined(separator: ",") + "\n" + values.joined(separator: ",") + "\n"
    let imported = try Imported(text)
    #expect(imported.rejections.isEmpty)
    let deal = try #require(imported.deals.first)
    #expect(deal.entries.map(\.stage) == ["Qualified To Buy", "Demo"])
    #expect(deal.entries.map(\.day.iso) == ["2026-01-15", "2026-02-01"])
  }

  @Test(arguments: [
    ("Date entered 'Demo (Sales)'", "Demo"), ("hs_date_entered_presentationscheduled", "present"),
    ("hs_v2_date_entered_closedwon", "closedwon"), ("Date entered Contract sent", "Contract sent"),
  ])
  func `days of stages have several names`(column: String, stage: String) throws {
    let imported = try Imported(
      "Record ID,Deal Name,Deal Stage,\(column)\n1,Roof,Demo,2026-01-15\n")
    #expect(imported.deals.first?.entries.first?.stage.hasPrefix(stage) == true)
  }

  @Test func `Pipedrive deals say how they stand`() throws {
    let imported = try Imported(
      """
      Deal - ID,Deal - Title,Deal - Status,Deal - Organization,Deal - Stage,Deal - Value,\
      Deal - Currency of Value,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Owner
      1,Roof,Won,Acme,Proposal,100,EUR,2026-01-15 10:00:00,,,Kim
      2,Wall,Lost,Acme,Demo,200,EUR,,2026-01-16 10:00:00,Too dear,Kim
      3,Door,Open,Bolt,Demo,300,EUR,,,,Lou
      4,Gate,Open,Bolt,Demo,300,USD,,,,Lou

      """)
    #expect(imported.deals.map(\.status) == [.won, .lost, .open])
    #expect(imported.deals.map(\.wonAt) == [day("2026-01-15"), nil, nil])
    #expect(imported.deals[1].lostReason == "Too dear")
    #expect(imported.understanding.currency.code == "EUR")
    #expect(imported.rejections.map(\.reason) == ["is in USD, the others are in EUR"])
    #expect(imported.rejections.map(\.columnName) == ["Deal - Currency of Value"])
  }

  @Test(
    arguments: [
      ("1,1", DealStatus.won), ("true,true", .won), (",1", .lost), ("false,true", .lost),
      ("0,0", .open), ("false,", nil), (",", nil), ("1,", .won),
    ] as [(String, DealStatus?)])
  func `flags of Salesforce`(flags: String, status: DealStatus?) throws {
    let imported = try Imported(
      "Id,Name,StageName,CloseDate,IsWon,IsClosed\n006,Roof,Signed,2026-01-15,\(flags)\n")
    #expect(imported.deals.map(\.status) == [status])
  }

  @Test func `probabilities are parts of one or of a hundred`() throws {
    let rows = ["0.25", "25", "25 %", "\"0,25\"", "", "soon", "1"]
    let imported = try Imported(
      "Id,Name,StageName,CloseDate,Probability\n"
        + rows.map { "1,Roof,New,,\($0)\n" }.joined())
    #expect(imported.deals.map(\.probability) == [0.25, 0.25, 0.25, 0.25, nil, nil, 1])
  }

  @Test func `customers with all that can be said of them`() throws {
    let imported = try Imported(
      """
      id,name,company,stage,value,owner,last_contact,email,segment,fit,mode,problem,created
      7,Ann Lee,Acme,3,1200.50,kim,2026-01-15,ann@acme.test,mid,2,info,too slow,2025-05-05
      8,Bob,,,,,,,,,,,

      """)
    let record = try #require(imported.customers.first)
    #expect(record.name == "Ann Lee")
    #expect(record.company == "Acme")
    #expect(record.amount == 120_050)
    #expect(record.lastContact == day("2026-01-15"))
    #expect(record.createdAt == day("2025-05-05"))
    #expect(record.fit == 2)
    #expect(record.mode == .information)
    #expect(record.problem == "too slow")
    #expect(imported.customers[1] == CustomerRecord(line: 3, externalID: "8", name: "Bob"))
  }

  @Test(arguments: [
    ("Ann,,4,", "fit", "is no fit from 0 to 3"), ("Ann,,,maybe", "mode", "is no mode: information"),
    ("Ann,2026-13-01,,", "last_contact", "is a day that does not exist"),
    ("Ann,soon,,", "last_contact", "is not a date"),
    (",2026-01-01,,", "name", "the name is missing"),
  ])
  func `a bad cell is rejected by line and column`(row: String, column: String, why: String) throws
  {
    let imported = try Imported(
      "name,last_contact,fit,mode,note\nA,2026-01-01,1,buying,\"two\nlines\"\n\(row),x\n")
    #expect(imported.lines == [2])
    #expect(imported.rejections.map(\.line) == [4])
    #expect(imported.rejections.map(\.columnName) == [column])
    #expect(imported.rejections.first?.reason.hasPrefix(why) == true)
  }

  @Test func `lines stay exact behind quoted newlines`() throws {
    let imported = try Imported(
      Self.hubSpot + "1,\"Roof\r\nnew\",New,1,2026-01-15,A\r\n\r\n2,Wall,New,x,2026-01-15,B\r\n"
        + "3,\"a\nb\nc\",New,1,2026-01-15,C\n4,Door,New,1\n5,Gate,,1,2026-01-15,D\n")
    #expect(imported.lines == [2, 6])
    #expect(imported.rejections.map(\.line) == [5, 9, 10])
    #expect(imported.rejections.map(\.columnName) == ["Amount", "", "Deal Stage"])
    #expect(imported.rejections[1].reason == "has 4 fields where the header has 6")
    #expect(imported.rejections[2].reason == "the stage is missing")
  }

  @Test func `touches, done and planned`() throws {
    let imported = try Imported(
      """
      Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Deal,\
      Activity - Organization,Activity - Assigned to user
      First talk,Call,2026-01-15,Done,Roof,Acme,Kim
      Second talk,Meeting,2026-02-15,To do,Roof,Acme,Kim
      Send papers,Task,2026-01-16,Done,,Acme,Kim
      Nobody,Call,2026-01-16,Done,,,Kim

      """)
    #expect(imported.touches.map(\.channel) == [.call, .visit, nil])
    #expect(imported.touches.map(\.day) == [day("2026-01-15"), nil, day("2026-01-16")])
    #expect(imported.touches.map(\.due).last == day("2026-01-16"))
    #expect(imported.touches.map(\.isDone) == [true, false, true])
    #expect(imported.rejections.map(\.reason) == ["the customer is missing"])
  }

  @Test func `plain touches know their words`() throws {
    let imported = try Imported(
      """
      customer,date,channel,direction,intent,reception,note,by
      Acme,2026-01-15,E-Mail,pull,help,useful,hello,kim
      Acme,2026-01-15,pigeon,pull,help,useful,hello,kim
      Acme,2026-01-15,call,sideways,help,useful,hello,kim
      Acme,2026-01-15,call,in,HELP,,,

      """)
    #expect(imported.touches.map(\.channel) == [.email, .call])
    #expect(imported.touches.map(\.direction) == [.pull, .pull])
    #expect(imported.touches.map(\.reception) == [.useful, nil])
    #expect(imported.rejections.map(\.line) == [3, 4])
    #expect(imported.rejections.last?.reason == "is not one of pull or push")
  }

  @Test func `an order of several things is one purchase`() throws {
    let imported = try Imported(
      """
      Name,Email,Financial Status,Paid at,Total,Currency,Lineitem name,Billing Name,Created at
      #1,ann@a.test,paid,2026-01-15 10:00:00 +0100,25.00,EUR,Cup,Ann,2026-01-14 10:00:00 +0100
      #1,ann@a.test,,,,,Plate,,2026-01-14 10:00:00 +0100
      #2,bob@b.test,voided,,9.00,EUR,Cup,Bob,2026-01-14 10:00:00 +0100

      """)
    let purchase = try #require(imported.purchases.first)
    #expect(imported.purchases.count == 1)
    #expect(purchase.amount == 2500)
    #expect(purchase.day == day("2026-01-15"))
    #expect(purchase.link == RecordLink(accountID: "ann@a.test", account: "Ann"))
    #expect(purchase.orderID == "#1")
    #expect(imported.delivery.notes.first?.hasPrefix("2 rows left out") == true)
  }

  @Test func `purchases with margin, source and channel`() throws {
    let imported = try Imported(
      "customer,date,amount,margin,owner,source,channel\nAnn,2026-01-15,10.50,2.25,kim,fair,web\n")
    let purchase = try #require(imported.purchases.first)
    #expect(purchase.margin == 225)
    #expect(purchase.source == "fair")
    #expect(purchase.channel == "web")
    #expect(imported.understanding.notes == [])
    let joined = try Joining.joined([(name: "p.csv", records: imported.records)])
    #expect(joined.customers.map(\.source) == ["fair"])
  }
}

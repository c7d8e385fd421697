import Store
import Testing

@Suite("Exports of other systems, from the first import to the last undo", .serialized)
struct RecordImportJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      """
      Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company,Close Date,Create Date
      1,Small,Warm up,10,kim,Acme,2099-12-20,2026-01-05
      2,Far,Contract Sent,20.50,lou,Acme,2099-12-20,2026-02-01
      3,One,Closed Won,300,mia,Bolt,2026-03-02,2026-01-01
      4,Gone,Closed Lost,15,mia,Bolt Inc.,2026-04-05,2026-01-01

      """, to: "deals.csv")
  }

  private var deals: String { folder.path + "/deals.csv" }

  @Test func `a dry run shows what the stages become, and changes nothing`() throws {
    let outcome = try Program.run("import", "--dry-run", deals, in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.text.contains("3 customers created"))
    #expect(outcome.text.contains("a dry run, nothing was changed"))
    #expect(outcome.text.contains("Contract Sent     1  3 Momentum"))
    #expect(outcome.text.contains("won: a purchase"))
    #expect(outcome.text.contains("Bolt Inc."))
    #expect(folder.read("loop.db") == nil)
  }

  @Test func `imported, shown, imported again, undone`() throws {
    let first = try Program.run("import", deals, in: folder)
    #expect(first.code == 0)
    #expect(first.complaint.isEmpty)
    #expect(first.text.contains("`salesloop undo` takes it back"))
    #expect(first.text.contains("#2 Bolt and #3 Bolt Inc.: same name"))
    let page = try Program.run("show", "Acme", in: folder)
    #expect(page.text.contains("time in stage unknown, imported 0 d ago"))
    #expect(try Program.run("list", "deals:>1", "--csv", in: folder).lines.count == 2)
    let again = try Program.run("import", deals, in: folder)
    #expect(again.code == 0)
    #expect(again.text.contains("nothing is new, nothing was changed"))
    let merge = try Program.run("merge", "#2", "#3", in: folder)
    #expect(merge.text == "Bolt Inc. is Bolt now; `salesloop undo` takes it back\n")
    #expect(try Program.run("list", in: folder).lines.count == 3)
    #expect(try Program.run("undo", in: folder).text.hasPrefix("undone: merge Bolt with Bolt Inc."))
    #expect(try Program.run("list", in: folder).lines.count == 4)
    #expect(try Program.run("check", in: folder).text == "sound\n")
    #expect(try Program.run("undo", in: folder).text.hasPrefix("undone: import"))
    #expect(try Program.run("check", in: folder).text == "sound\n")
    #expect(try Program.run("list", "--json", in: folder).text.contains("[]"))
  }

  @Test func `a stage that was said once is remembered, and undone with its import`() throws {
    let said = try Program.run("import", "--stage", "Warm up=3", deals, in: folder)
    #expect(said.code == 0)
    let dry = try Program.run("import", "--dry-run", deals, in: folder)
    #expect(dry.text.contains("Warm up           1  3 Momentum       as you said"))
    #expect(try Program.run("undo", in: folder).code == 0)
    let after = try Program.run("import", "--dry-run", deals, in: folder)
    #expect(!after.text.contains("as you said"))
    let wrong = try Program.run("import", "--stage", "Warm up=9", deals, in: folder)
    #expect(wrong.code == 2)
    #expect(wrong.complaint.contains("should name a stage from 1 to 7, won or lost"))
  }

  @Test func `columns that are said, and saved under a name`() throws {
    let file = try folder.write(
      "What,Step,Whom,Who\nRoof,Proposal,Acme,kim\n", to: "odd.csv")
    let unknown = try Program.run("import", file, in: folder)
    #expect(unknown.code == 65)
    #expect(unknown.complaint.contains("is no file that is known here"))
    let said = try Program.run(
      "import", file, "--map", "What=title", "--map", "Step=stage", "--map", "Whom=customer",
      "--map", "Who=owner", "--stage", "Proposal=2", "--save-profile", "ours", in: folder)
    #expect(said.code == 0)
    #expect(
      said.complaint.contains("saved to \(folder.path)/.config/salesloop/profiles/ours.profile"))
    #expect(folder.text(".config/salesloop/profiles/ours.profile").contains("column Who=owner\n"))
    let again = try Program.run("import", file, "--profile", "ours", in: folder)
    #expect(again.code == 0)
    #expect(again.text.contains("nothing is new"))
    #expect(try Program.run("list", "stage:2", in: folder).lines.count == 2)
    #expect(try Program.run("import", file, "--profile", "OURS", in: folder).code == 0)
    let missing = try Program.run("import", file, "--profile", "theirs", in: folder)
    #expect(missing.code == 2)
    #expect(
      missing.complaint.contains(
        "there is no profile 'theirs': save one with --save-profile, or say one of ours, HubSpot"))
  }

  @Test func `bad rows keep out everything, unless they are left out`() throws {
    let file = try folder.write(
      "id,name,stage,owner\nC1,Ann,2,kim\nC2,,2,kim\nC3,Cy,nowhere,kim\n", to: "c.csv")
    let held = try Program.run("import", file, in: folder)
    #expect(held.code == 65)
    #expect(held.text.contains("3 rows, 2 rejected; nothing was changed"))
    #expect(held.complaint.contains("line 3, name: the name is missing"))
    #expect(held.complaint.contains("line 4: is no stage: give one of 1 Sales Loop"))
    #expect(held.complaint.contains("--skip-bad"))
    #expect(folder.text("c.csv.rejects.csv").contains(",4,,"))
    #expect(folder.read("loop.db") == nil)
    let left = try Program.run("import", file, "--skip-bad", "--json", in: folder)
    #expect(left.code == 0)
    #expect(left.text.contains("\"customers_created\":1"))
    #expect(left.text.contains("\"rejected\":2"))
    #expect(left.text.contains("\"line\":3"))
    #expect(left.controls.isEmpty)
  }

  @Test func `a person's change stays and is told`() throws {
    let file = try folder.write("id,name,owner\nC1,Ann,kim\n", to: "c.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    #expect(try Program.run("assign", "Ann", "ben", in: folder).code == 0)
    let kept = try Program.run("import", file, in: folder)
    #expect(kept.code == 0)
    #expect(kept.text.contains("Ann, owner: here 'ben', file 'kim'\n"))
    #expect(kept.text.contains("--theirs-for \"C1.owner\" in one field only"))
    let wrong = try Program.run("import", file, "--theirs-for", "Ann", in: folder)
    #expect(wrong.code == 2)
    #expect(wrong.complaint.contains("--theirs-for 'Ann' should name a customer and a field"))
    let one = try Program.run(
      "import", file, "--dry-run", "--theirs-for", "Ann.owner", "--theirs-for", "Bob.fit",
      in: folder)
    #expect(one.text.contains("Ann, owner: here 'ben', file 'kim', which wins"))
    #expect(one.text.contains("there is no conflict 'Bob.fit'"))
    #expect(!one.text.contains("in one field only"))
    let theirs = try Program.run("import", file, "--theirs", "--json", in: folder)
    #expect(theirs.text.contains("\"field\":\"owner\",\"here\":\"ben\",\"file\":\"kim\""))
    #expect(theirs.text.contains("\"customers_updated\":1"))
    #expect(try Program.run("list", "owner:kim", in: folder).lines.count == 2)
  }

  @Test func `several files are joined, in any order, and none is half taken in`() throws {
    let accounts = try folder.write(
      "Id,Name,Website,OwnerId,Industry,BillingCity\n001,Acme,acme.test,kim,Roofs,Rome\n",
      to: "accounts.csv")
    let history = try folder.write(
      """
      Id,OpportunityId,CreatedById,CreatedDate,StageName,SystemModstamp
      2,11,lou,2026-02-01T10:00:00Z,Proposal,
      1,11,kim,2026-01-01T10:00:00Z,Prospecting,

      """, to: "history.csv")
    let opportunities = try folder.write(
      "Id,AccountId,Name,StageName,Amount,CloseDate,CreatedDate\n11,001,Roof,Proposal,100,2099-01-01,2026-01-01\n",
      to: "opportunities.csv")
    let half = try Program.run("import", accounts, folder.path + "/none.csv", in: folder)
    #expect(half.code == 1)
    #expect(folder.read("loop.db") == nil)
    let outcome = try Program.run("import", history, opportunities, accounts, in: folder)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    #expect(outcome.text.contains("1 customer created"))
    #expect(outcome.text.contains("2 moves added"))
    let page = try Program.run("show", "Acme", in: folder)
    #expect(page.text.contains("placed by hand on 1 Feb 2026"))
  }

  @Test func `a deal that is won on no day keeps out everything, and makes no store`() throws {
    let file = try folder.write(
      "Deal Name,Deal Stage,Deal owner,Amount,Close Date\nRoof,Closed Won,kim,5,\n"
        + "Wall,New,kim,5,2099-01-01\n", to: "undated.csv")
    let held = try Program.run("import", file, in: folder)
    #expect(held.code == 65)
    #expect(held.complaint.contains("line 2: is won, but has no day of it ('Roof')"))
    #expect(folder.read("loop.db") == nil)
    let left = try Program.run("import", file, "--skip-bad", in: folder)
    #expect(left.code == 0)
    #expect(left.text.contains("1 rejected"))
  }
}

@Suite("What an import tells programs")
struct ImportAnswerJourneys {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func answer(_ words: String..., code: Int32) throws -> JSONValue {
    let outcome = try Program.launch(
      [Program.path, "import", "--json"] + words, environment: folder.environment)
    #expect(outcome.code == code, "\(outcome.complaint)")
    let store = try Store(path: ":memory:")
    return try #require(try store.value(ofJSON: outcome.lines.last ?? ""))
  }

  private func row(_ outcome: String, of answer: JSONValue) throws -> JSONValue {
    try #require(answer["outcomes"].items.first { $0["outcome"].text == outcome })
  }

  @Test func `deals: columns with samples, stages, and what becomes of whom by line`() throws {
    let file = try folder.write(
      """
      Deal Name,Deal Stage,Amount,Associated Company,Close Date,Extra
      Small,Warm up,10,Acme,2099-12-20,n
      Far,Contract Sent,x,Bolt,2099-12-20,
      One,Closed Won,300,Casa,2026-03-02,

      """, to: "deals.csv")
    let dry = try answer("--dry-run", "--progress", file, code: 65)
    #expect(dry["dry_run"].isTrue)
    #expect(dry["needs_skip_bad"].isTrue)
    let columns = dry["files"].items[0]["columns"].items
    #expect(columns.map { $0["name"].text }[1] == "Deal Stage")
    #expect(columns[1]["role"].text == "stage")
    #expect(columns[1]["sample"].items.map(\.text) == ["Warm up", "Contract Sent", "Closed Won"])
    #expect(columns[5]["role"] == .null)
    let stage = try #require(dry["stages"].items.first { $0["name"].text == "Warm up" })
    #expect(stage["target"].text == "1")
    #expect(try row("created", of: dry)["count"].number == 2)
    #expect(try row("created", of: dry)["rows"].items.map { $0["line"].number } == [2, 4])
    #expect(
      try row("created", of: dry)["rows"].items.map { $0["what"].text } == ["1 move", "1 purchase"])
    let rejected = try row("rejected", of: dry)["rows"].items
    #expect(rejected.map { $0["line"].number } == [3])
    #expect(rejected[0]["column"].text == "Amount")
    #expect(folder.read("loop.db") == nil)

    let done = try answer("--skip-bad", file, code: 0)
    #expect(!done["event"].text.isEmpty)
    #expect(done["rejects_files"].items.map(\.text) == [file + ".rejects.csv"])
    let again = try answer("--dry-run", "--skip-bad", file, code: 0)
    #expect(try row("unchanged", of: again)["count"].number == 2)
    #expect(try row("created", of: again)["count"].number == 0)
  }

  @Test func `purchases: the same form, and a dry run tells what it would do`() throws {
    let file = try folder.write(
      "customer,date,amount\nAcme,2026-01-02,10\nAcme,2026-02-02,10\nBolt,2026-02-30,5\n",
      to: "purchases.csv")
    let dry = try answer("--dry-run", file, code: 65)
    #expect(dry["customers_created"].number == 1)
    #expect(dry["purchases_added"].number == 2)
    #expect(try row("created", of: dry)["rows"].items.map { $0["what"].text } == ["2 purchases"])
    #expect(try row("rejected", of: dry)["rows"].items[0]["column"].text == "date")
    #expect(dry["files"].items[0]["columns"].items.map { $0["role"].text }[0] == "customer")
    #expect(folder.read("loop.db") == nil)

    #expect(try answer(file, code: 65)["purchases_added"].number == 2)
    let again = try answer("--dry-run", file, code: 65)
    #expect(try row("skipped", of: again)["count"].number == 2)
    #expect(try row("skipped", of: again)["of"].number == 1)
  }

  @Test func `a file that is not understood: why, and its columns, so that it can be said`() throws
  {
    let file = try folder.write("What,Step\nRoof,Proposal\n", to: "odd.csv")
    let answer = try answer("--dry-run", file, code: 65)
    #expect(answer["problem"].text.contains("is no file that is known here"))
    let columns = answer["files"].items[0]["columns"].items
    #expect(columns.map { $0["name"].text } == ["What", "Step"])
    #expect(columns[1]["sample"].items.map(\.text) == ["Proposal"])
  }

  @Test func `what is said of plain purchases can be saved, and is used`() throws {
    let file = try folder.write(
      "customer,date,amount\nAcme,02/01/2026,10\nAcme,03/02/2026,10\n", to: "purchases.csv")
    #expect(try answer("--dry-run", file, code: 65)["problem"].text.contains("--dates"))
    let said = try answer("--dates", "dmy", "--save-profile", "ours", file, code: 0)
    #expect(said["purchases_added"].number == 2)
    let again = try answer("--profile", "ours", "--dry-run", file, code: 0)
    #expect(again["files"].items[0]["dates"].text == "dmy")
    #expect(again["skipped"].number == 2)
  }

  @Test func `a name with a line break is remembered without one`() throws {
    let file = try folder.write(
      "Deal Name,Deal Stage,Associated Company,Close Date\nA,\"Warm\nup\",Acme,2099-12-20\n",
      to: "deals.csv")
    #expect(try answer("--stage", "Warm\nup=3", file, code: 0)["event"].text.isEmpty == false)
    let dry = try answer("--dry-run", file, code: 0)
    #expect(dry["stages"].items.map { $0["why"].text } == ["as you said"])
  }

  @Test func `margin, source and channel of purchases are kept, shown and exported`() throws {
    let file = try folder.write(
      """
      customer,date,amount,margin,owner,source,channel
      Ann,2026-01-15,10.00,2.50,kim,fair,web
      Ann,2026-02-15,30.00,,kim,,shop

      """, to: "sales.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    let again = try Program.run("import", file, in: folder)
    #expect(again.text.contains("nothing was changed"))
    let rows = try Program.run("export", "purchases", in: folder).lines
    #expect(rows.first?.hasSuffix(",amount,recorded,margin,channel,currency") == true)
    #expect(rows.count == 3)
    #expect(rows.contains { $0.hasSuffix(",2.50,web,") })
    #expect(rows.contains { $0.hasSuffix(",,shop,") })
    #expect(try Program.run("print", "customer", "Ann", in: folder).text.contains("margin 25 %"))
    let whole = folder.path + "/all.jsonl"
    #expect(try Program.run("export", "all", "--output", whole, in: folder).code == 0)
    let copy = folder.path + "/copy.db"
    #expect(try Program.run("--store", copy, "import", whole, in: folder).code == 0)
    #expect(try Program.run("--store", copy, "export", "purchases", in: folder).lines == rows)
    #expect(try Program.run("undo", in: folder).code == 0)
    #expect(try Program.run("export", "purchases", in: folder).lines.count == 1)
  }
}

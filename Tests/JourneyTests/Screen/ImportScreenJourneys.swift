import Glibc
import Testing

@Suite(
  "Importing in a terminal", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct ImportScreenJourneys {
  private let folder: Folder
  private let terminal: Tmux

  init() throws {
    folder = try Folder()
    terminal = try Tmux(in: folder)
    let seed = try folder.write("customer,date,amount\nBolt,2026-01-02,10\n", to: "seed.csv")
    #expect(try Program.run("import", seed, in: folder).code == 0)
    try folder.write(
      """
      Deal Name,Deal Stage,Amount,Deal owner,Associated Company,Close Date,Create Date
      Small,Warm up,10,kim,Acme,2099-12-20,2026-01-05
      Far,Contract Sent,20.50,lou,Acme,2099-12-20,2026-02-01
      One,Closed Won,300,mia,"Bolt, Inc.",2026-03-02,2026-01-01
      Bad,Closed Lost,abc,mia,Casa,2026-04-05,2026-01-01

      """, to: "deals.csv")
    try terminal.start("--no-motion")
    try terminal.expect(text: "1 customer")
  }

  @Test func `chosen, looked at, corrected, imported, and taken back as one`() throws {
    try terminal.type("i")
    try terminal.expect(text: "Which file?")
    try terminal.type("~/dea")
    try terminal.press("Tab")
    try terminal.expect(text: "/deals.csv")
    try terminal.press("Enter")
    try terminal.expect(text: "HubSpot deals, 4 rows below a header")
    try terminal.expect(text: "1 row cannot be taken in and keeps out all")

    // The columns, and what one of them is for.
    try terminal.press("Right")
    try terminal.expect(text: "Warm up · Contract Sent · Closed Won")
    // The stages: the dry run is repeated, and says whose word it is.
    try terminal.press("Right")
    try terminal.expect(text: "Warm up ")
    try terminal.type("3")
    try terminal.expect("the stage as it was said") { rows in
      rows.contains {
        $0.contains("Warm up") && $0.contains("3 Momentum") && $0.contains("as you said")
      }
    }
    // The bad row, with its line, column and reason.
    try terminal.press("Right", "End", "Enter")
    try terminal.expect(text: "line 5  Amount  is not an amount with a decimal point ('abc')")
    try terminal.press("Escape")
    try terminal.expect(text: "rows that cannot be taken in")
    try terminal.type("b")
    try terminal.expect(text: "Nothing is changed yet; y imports")
    #expect(try Program.run("list", "--json", in: folder).text.contains("\"Acme\"") == false)

    try terminal.type("y")
    try terminal.expect(text: "Imported: 2 customers created")
    let page = try Program.run("show", "Acme", in: folder).text
    #expect(page.contains("3 Momentum"))
    try terminal.type("u")
    try terminal.expect(text: "taken back: import")
    #expect(try Program.run("list", "--json", in: folder).text.contains("\"Acme\"") == false)
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `what export wrote is looked at, imported and taken back`() throws {
    let rows = try Program.run("export", "purchases", "--format", "jsonl", in: folder).text
    try folder.write(rows, to: "p.jsonl")
    #expect(try Program.run("undo", in: folder).code == 0)
    try terminal.type("i~/p.jsonl\n")
    try terminal.expect(text: "export purchases, 1 row without a header")
    try terminal.expect(text: "y imports: 1 customer created")
    try terminal.type("y")
    try terminal.expect(text: "Imported: 1 customer created")
    #expect(
      try Program.run("export", "purchases", "--format", "jsonl", in: folder).text == rows)
  }

  @Test func `a file that is not known is read once its columns are said`() throws {
    try folder.write("What,Step,Whom\nRoof,Proposal,Acme\n", to: "odd.csv")
    try terminal.type("i~/odd.csv\n")
    try terminal.expect(text: "is no file that is known here")
    for (row, role) in ["title", "stage", "customer"].enumerated() {
      try terminal.press("Home")
      for _ in 0..<row { try terminal.press("Down") }
      try terminal.press("Enter")
      try terminal.expect(text: "used for?")
      try terminal.type(role == "stage" ? "stage" : role + "\n")
      if role == "stage" { try terminal.press("Enter") }
      try terminal.expect("the role in its column") { rows in
        rows.contains { $0.contains(["What", "Step", "Whom"][row]) && $0.contains(role) }
      }
    }
    try terminal.expect(text: "y imports: 1 customer created")
    try terminal.type("y")
    try terminal.expect(text: "Imported: 1 customer created")
    try terminal.press("Escape")
    try terminal.expect(text: "2 customers")
  }

  @Test func `one of two conflicts is decided for the file`() throws {
    try folder.write(
      "name,owner,problem\nBolt,kim,leaks\nCasa,kim,rust\n", to: "people.csv")
    #expect(try Program.run("import", folder.path + "/people.csv", in: folder).code == 0)
    for name in ["Bolt", "Casa"] {
      #expect(try Program.run("assign", name, "ben", in: folder).code == 0)
    }
    try terminal.type("i~/people.csv\n")
    try terminal.expect(text: "Nothing is new in it")
    try terminal.press("Right", "Right", "Right")
    try terminal.expect(text: "Changed here since, and kept; t turns one round, T all.")
    try terminal.press("Down")
    try terminal.type("t")
    try terminal.expect(text: "y imports: 1 updated")
    try terminal.expect(text: "theirs  Casa  owner")
    try terminal.type("y")
    try terminal.expect(text: "Imported: 1 updated")
    #expect(try Program.run("list", "owner:kim", "--csv", in: folder).text.contains("Casa"))
    #expect(try Program.run("list", "owner:ben", "--csv", in: folder).text.contains("Bolt"))
    try terminal.type("u")
    try terminal.expect(text: "taken back: import")
    #expect(try Program.run("list", "owner:ben", "--csv", in: folder).text.contains("Casa"))
  }

  @Test func `files that belong together are named together, and taken back as one`() throws {
    try folder.write(
      "Id,Name,Website,OwnerId,Industry,BillingCity\n001,Acme,acme.test,kim,Roofs,Rome\n",
      to: "accounts.csv")
    try folder.write(
      "Id,AccountId,Name,StageName,Amount,CloseDate,CreatedDate\n"
        + "11,001,Roof,Proposal,100,2099-01-01,2026-01-01\n", to: "open deals.csv")
    try terminal.type("i")
    try terminal.expect(text: "Several that belong together")
    try terminal.type("~/acc")
    try terminal.press("Tab")
    try terminal.expect(text: "/accounts.csv")
    try terminal.type(" ~/op")
    try terminal.press("Tab")
    try terminal.expect(text: "/open deals.csv\"")
    try terminal.press("Enter")
    try terminal.expect(text: "y imports: 1 customer created")
    let rows = try terminal.expect(text: "Salesforce opportunities, 1 row")
    #expect(rows.contains { $0.contains("Salesforce accounts, 1 row") })
    try terminal.type("y")
    try terminal.expect(text: "Imported: 1 customer created")
    #expect(try Program.run("show", "Acme", in: folder).text.contains("Roofs"))
    try terminal.type("u")
    try terminal.expect(text: "taken back: import")
    #expect(try Program.run("list", "--csv", in: folder).lines.count == 2)
    // A name with a blank alone is one file, and purchases go one by one.
    try terminal.type("i~/open deals.csv\n")
    try terminal.expect(text: "Salesforce opportunities, 1 row")
    try terminal.type("p")
    try terminal.press("C-u")
    try terminal.type("~/seed.csv ~/seed.csv\n")
    try terminal.expect(text: "files of nothing but purchases are taken in one by one")
  }

  @Test
  func `an import that is stopped has changed nothing, and one that was not can be merged from`()
    throws
  {
    try terminal.type("i~/deals.csv\n")
    try terminal.expect(text: "1 row cannot be taken in")
    try terminal.type("b")
    try terminal.expect(text: "y imports: 2 customers created")
    // Somebody else is writing, so that it cannot come to its end.
    let lock = open(folder.store + ".lock", O_RDWR | O_CLOEXEC)
    #expect(lock >= 0 && flock(lock, LOCK_EX) == 0)
    try terminal.type("y")
    try terminal.expect(text: "importing")
    try terminal.press("Escape")
    try terminal.expect(text: "stopped; nothing was changed")
    close(lock)
    #expect(try Program.run("list", "--csv", in: folder).lines.count == 2)

    try terminal.type("y")
    try terminal.expect(text: "Imported: 2 customers created")
    try terminal.type("D")
    try terminal.expect(text: "Who may be there twice  1")
    try terminal.type("m")
    try terminal.expect(text: "u takes it back")
    #expect(try Program.run("list", "--csv", in: folder).lines.count == 3)
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `what is hostile in a file never reaches the terminal`() throws {
    try folder.write(
      "customer,date,amount,owner\n\"\u{1B}[31mAcme\u{7}\",2026-01-02,10,\"a\u{202E}b\"\nX,y,z,w\n",
      to: "bad.csv")
    try terminal.type("i~/bad.csv\n")
    try terminal.expect(text: "purchases, 2 rows")
    try terminal.press("Right", "Right")
    try terminal.expect(text: "created")
    try terminal.press("Enter")
    let rows = try terminal.expect(text: "line 2")
    #expect(
      rows.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" } })
  }
}

@Suite(
  "Starting for the first time", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct FirstStartJourneys {
  private let folder: Folder
  private let terminal: Tmux

  init() throws {
    folder = try Folder()
    terminal = try Tmux(in: folder)
  }

  @Test func `asks for the file, and shows the loop of it`() throws {
    try folder.write("customer,date,amount\nBolt,2026-01-02,10\n", to: "sales.csv")
    try terminal.type("unset SALESLOOP_STORE\n")
    try terminal.start("--no-motion")
    try terminal.expect(text: "known by its header: HubSpot")
    try terminal.type("~/sales.csv\n")
    try terminal.expect(text: "y imports: 1 customer created")
    try terminal.type("y")
    try terminal.expect(text: "Imported: 1 customer created")
    try terminal.press("Escape")
    try terminal.expect("the customer on the loop") { rows in
      rows.contains { $0.contains("1 customer") } && !rows.contains { $0.contains("Imported") }
    }
    try terminal.type("u")
    try terminal.expect(text: "nobody here yet")
    try terminal.expect(text: "i opens a file")
  }

  @Test(arguments: ["--read-only", "--store none.db", "standup --store none.db"])
  func `begins no store where one was named, or may not be changed`(words: String) throws {
    try terminal.type("unset SALESLOOP_STORE\n")
    try terminal.start(words)
    try terminal.expect(text: "salesloop: there is no store at")
    #expect(!Folder.names(in: folder.path).contains { $0 == "none.db" || $0 == ".local" })
  }
}

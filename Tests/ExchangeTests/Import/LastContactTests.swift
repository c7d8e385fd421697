import Exchange
import LoopModel
import Testing

@testable import Store

/// The day of the last contact, where a file tells no more of it than that.
@Suite struct LastContactTests {
  private static let head = "id,name,stage,owner,last_contact\n"

  private func told(_ day: String) -> (String, String) {
    ("c.csv", Self.head + "K1,Mara,3,ana,\(day)\n")
  }

  @Test func `it is known, without a contact or a decision`() throws {
    let imports = try Imports()
    try imports.take(told("2026-06-01"))
    let care = try imports.row("Mara").facts.care
    #expect(care.lastTouch == day("2026-06-01"))
    #expect(care.lastDecision == nil)
    #expect(try imports.history("Mara").touches.isEmpty)
  }

  @Test func `no later day adds nothing, a later one does until it is undone`() throws {
    let imports = try Imports()
    try imports.take(told("2026-06-01"))
    let before = try imports.dump()
    for day in ["2026-06-01", "2026-05-01", ""] {
      #expect(try imports.take(told(day), on: "2026-07-02").eventID == nil)
    }
    #expect(try imports.dump() == before)
    #expect(try imports.take(told("2026-06-20"), on: "2026-07-02").updated == 1)
    #expect(try imports.row("Mara").facts.care.lastTouch == day("2026-06-20"))
    try imports.undo()
    #expect(try imports.dump() == before)
  }

  @Test func `a contact that was logged later counts, and keeps what waits for an answer`() throws {
    let imports = try Imports()
    try imports.take(told("2026-06-01"))
    let contact = Contact(channel: .email, direction: .pull, intent: .ask)
    try imports.make(.touch(contact), "Mara", on: "2026-07-03")
    #expect(try imports.take(told("2026-07-03"), on: "2026-07-05").eventID == nil)
    try imports.take(told("2026-07-04"), on: "2026-07-05")
    let care = try imports.row("Mara").facts.care
    #expect(care.lastTouch == day("2026-07-04"))
    #expect(care.unansweredSince == day("2026-07-03"))
  }

  @Test func `deals tell it too, and contacts of the same import say it better`() throws {
    let imports = try Imports()
    try imports.take(
      (
        "d.csv",
        "Record ID,Deal Name,Deal Stage,Amount,Associated Company,Last Activity Date\n"
          + "1,Roof,Demo,10,Acme,2026-06-02 10:00\n2,Wall,Demo,10,Acme,2026-05-02 10:00\n"
      ))
    #expect(try imports.row("Acme").facts.care.lastTouch == day("2026-06-02"))
    let other = try Imports()
    try other.take(
      told("2026-06-01"),
      ("t.csv", "customer id,customer,date,channel,direction\nK1,Mara,2026-06-01,call,push\n"))
    #expect(try other.history("Mara").touches.count == 1)
    #expect(try other.store.traits().values.allSatisfy { $0[.lastContact] == nil })
  }

  @Test func `a day to come is left out and told`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("c.csv", Array((Self.head + "K1,Mara,3,ana,2026-12-01\n").utf8))
    var options = RecordFileOptions()
    options.writing.today = day("2026-06-30")
    let file = try RecordFile(path: path, options: options)
    var contacts: [Day?] = []
    let delivery = try file.forEachRecord { record in
      if case .customer(let customer) = record { contacts.append(customer.lastContact) }
    } rejected: { _ in
      Issue.record("no row is bad")
    }
    #expect(contacts == [nil])
    #expect(delivery.notes == ["1 last contact left out: in the future"])
  }

  @Test func `customers exported alone take theirs along`() throws {
    var own = try OwnExports()
    own.listing.insert("last_contact", at: own.listing.count - 1)
    let customers = OwnExports.customers.replacing("email,", with: "email,last_contact,")
    try own.take(
      ("c.csv", customers + "K-1,Casa,ana,3,2,hand,,,,,2020-01-02,4,,2026-01-05,EUR\n"))
    var found: [Day?] = []
    try own.store.customers { found.append($0.facts.care.lastTouch) }
    #expect(found == [day("2026-01-05")])
    let bad = customers + "K-1,Casa,ana,3,2,hand,,,,,2020-01-02,4,,soon,EUR\n"
    var other = try OwnExports()
    other.listing = own.listing
    #expect(try other.refusal([("c.csv", bad)])?.contains("is no day as 2026-01-02") == true)
  }
}

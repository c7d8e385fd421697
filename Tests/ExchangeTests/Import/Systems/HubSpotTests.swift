import Exchange
import LoopModel
import Store
import Testing

@Suite struct HubSpotTests {
  /// An export of all properties: every field quoted, ids of several companies in one field.
  @Test func `companies, contacts and deals in hundreds of columns`() throws {
    let fillers = (0..<600).map { "\"Property \($0)\"" }.joined(separator: ",")
    let empty = String(repeating: ",\"\"", count: 600)
    func deal(_ fields: String...) -> String {
      fields.map { "\"\($0)\"" }.joined(separator: ",") + empty + "\n"
    }
    let header = [
      "Record ID", "Deal Name", "Pipeline", "Deal Stage", "Amount", "Close Date", "Create Date",
      "Deal owner", "Closed Lost Reason", "Associated Company IDs (Primary)",
      "Associated Company Names (Primary)", "Date entered \\\"New (Sales)\\\"",
      "Date entered \\\"Proposal (Sales)\\\"", "Associated Contact",
    ].map { "\"" + $0.replacing("\\\"", with: "\"\"") + "\"" }.joined(separator: ",")
    let deals =
      header + "," + fillers + "\n"
      + deal(
        "71", "Roof", "Sales", "Proposal", "1500.0", "2026-09-30 00:00", "2026-01-05 09:12",
        "Kim Lee", "", "11;12", "Acme GmbH", "2026-01-05 09:12", "2026-03-01 10:00", "Ann Lee")
      + deal(
        "72", "Wall", "Sales", "New", "500.0", "", "2026-02-05 09:12", "Lou Roe", "", "11",
        "Acme GmbH", "2026-02-05 09:12", "", "")
      + deal(
        "73", "Door", "Sales", "Closed Won", "99.5", "2026-04-02 23:30", "2026-01-09 09:12",
        "Lou Roe", "", "12", "Bolt AG", "2026-01-09 09:12", "", "")
      + deal(
        "74", "Gate", "Sales", "Closed Lost", "10.0", "2026-05-03 12:00", "2026-01-09 09:12",
        "Mia Ott", "Too dear", "13", "Crank SE", "2026-01-09 09:12", "", "")
    let exports = try Exports(
      """
      "Record ID","Company name","Company Domain Name","Company owner","Lifecycle Stage","Create Date"
      "11","Acme GmbH","acme.test","Ben Ray","Opportunity","2025-12-01 08:00"
      "12","Bolt AG","bolt.test","","Customer","2025-12-01 08:00"
      "13","Crank SE","","","Lead","2025-12-01 08:00"

      """,
      """
      "Record ID","First Name","Last Name","Email","Contact owner","Lifecycle Stage","Create Date","Associated Company IDs (Primary)"
      "501","Ann","Lee","ann@acme.test","Kim Lee","Lead","2026-01-02 08:00","11"

      """, deals)
    #expect(exports.profiles == ["HubSpot companies", "HubSpot contacts", "HubSpot deals"])
    #expect(exports.names == ["Acme GmbH", "Bolt AG", "Crank SE"])
    #expect(try exports.story("Acme GmbH") == "11 | 3 2026-03-01 | +1 | Ben Ray | stake 200000")
    #expect(try exports.story("Bolt AG") == "12 | Lou Roe | 2026-04-02 9950")
    let crank = try exports.story("Crank SE")
    #expect(crank == "13 | 1 2026-01-09 | Mia Ott | let go 2026-05-03 Too dear")
  }
}

import Exchange
import LoopModel
import Store
import Testing

@Suite struct PipedriveTests {
  @Test func `deals, organizations and activities, linked by name`() throws {
    let exports = try Exports(
      """
      Organization - ID,Organization - Name,Organization - Owner,Organization - Organization created
      5,Acme,Kim Lee,2025-11-01 10:00:00
      6,Bolt,Lou Roe,2025-11-01 10:00:00

      """,
      """
      Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Contact person,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Owner,Deal - Deal created,Deal - Last stage change,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Deal closed on
      7,Roof,"1,000.50",EUR,Acme,Ann Lee,Sales,Proposal Made,Open,Kim Lee,2026-01-05 09:00:00,2026-03-01 10:00:00,,,,
      8,Wall,20,EUR,Acme,,Sales,Contact Made,Open,Kim Lee,2026-01-06 09:00:00,2026-01-06 09:00:00,,,,
      9,Door,250,EUR,Bolt,,Sales,Negotiations Started,Won,Lou Roe,2026-01-07 09:00:00,2026-02-01 09:00:00,2026-02-10 17:00:00,,,2026-02-10 17:00:00
      10,Gate,80,EUR,Crank,,Sales,Contact Made,Lost,Mia Ott,2026-01-08 09:00:00,2026-01-15 09:00:00,,2026-02-20 09:00:00,Too dear,2026-02-20 09:00:00

      """,
      """
      Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Deal,Activity - Organization,Activity - Assigned to user
      Talk it over,Call,2026-03-05,Done,Roof,Acme,Kim Lee
      Next steps,Meeting,2026-08-05,To do,,Bolt,Lou Roe

      """)
    #expect(
      exports.profiles == ["Pipedrive organizations", "Pipedrive deals", "Pipedrive activities"])
    #expect(try exports.story("Acme") == "5 | 3 2026-03-01 | +1 | Kim Lee | stake 102050")
    #expect(try exports.story("Bolt") == "6 | Lou Roe | 2026-02-10 25000")
    #expect(try exports.story("Crank") == "- | 1 unknown | Mia Ott | let go 2026-02-20 Too dear")
    #expect(exports.result.touches == 1)
    #expect(exports.result.plans == 1)
  }

  @Test func `names of the sample files, links without a prefix`() throws {
    let exports = try Exports(
      """
      Deal - Title,Deal - Value,Organization,Contact person,Deal - Owner,Deal - Stage (pipeline),Deal - Currency of value,Deal - Creation date,Deal - Status,Deal - Won time,Deal - Pipedrive System ID
      Roof,100,Acme,Ann Lee,Kim,Demo Scheduled,EUR,2026-01-05,Open,,71

      """)
    #expect(exports.profiles == ["Pipedrive deals"])
    #expect(try exports.story("Acme") == "- | 2 unknown | Kim | stake 10000")
  }

  @Test(arguments: [
    ("<p>Hi<br/>you &amp; me</p><p></p>", "Hi\nyou & me"),
    ("<div class=\"\"x\"\">Call <b>Kim</b></div>", "Call Kim"),
    ("a < b, Kim <kim@acme.test>", "a < b, Kim <kim@acme.test>"),
  ])
  func `a note loses its tags`(written: String, note: String) throws {
    let activities = try Imported(
      "Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Note,"
        + "Activity - Organization\n,Call,2026-01-15,Done,\"\(written)\",Acme\n")
    #expect(activities.touches.map(\.note) == [note])
  }
}

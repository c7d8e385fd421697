import Exchange
import LoopModel
import Store
import Testing

@Suite struct SalesforceTests {
  @Test func `objects by API names: ids of 15 and 18 characters, flags of 1 or nothing`() throws {
    let exports = try Exports(
      """
      Id,Name,Website,Owner.Name,Industry,BillingCity,CreatedDate
      0015g00000K4vXyAAJ,Acme,acme.test,Kim Lee,Roofs,Rome,2025-10-01T08:00:00.000Z
      0015g00000K4vXzAAJ,Bolt,,Lou Roe,Walls,Bonn,2025-10-01T08:00:00.000Z

      """,
      """
      Id,AccountId,Name,StageName,Amount,CloseDate,IsWon,IsClosed,Owner.Name,CreatedDate,LastStageChangeDate
      0065g00000AAAAAAA1,0015g00000K4vXy,Roof,Negotiation/Review,100.0,2026-12-01,,,Kim Lee,2026-01-01T08:00:00.000Z,2026-03-01T10:00:00.000Z
      0065g00000AAAAAAA2,0015g00000K4vXyAAJ,Wall,Prospecting,50.0,2026-12-01,,,Kim Lee,2026-01-01T08:00:00.000Z,
      0065g00000AAAAAAA3,0015g00000K4vXzAAJ,Door,Signed at last,250.5,2026-02-10,1,1,Lou Roe,2025-12-01T08:00:00.000Z,2026-02-10T08:00:00.000Z
      0065g00000AAAAAAA4,0015g00000K4vXz,Gate,Gone,70.0,2026-03-20,,1,Lou Roe,2026-01-05T08:00:00.000Z,2026-03-20T08:00:00.000Z

      """,
      """
      Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate,SystemModstamp
      0081,0065g00000AAAAAAA1,kim,2026-03-01T10:00:00.000Z,Negotiation/Review,100,2026-12-01,2026-03-01T10:00:00.000Z
      0082,0065g00000AAAAAAA1,kim,2026-01-01T08:00:00.000Z,Prospecting,100,2026-12-01,2026-01-01T08:00:00.000Z
      0083,0065g00000AAAAAAA1,kim,2026-02-01T10:00:00.000Z,Needs Analysis,100,2026-12-01,2026-02-01T10:00:00.000Z

      """,
      """
      Id,WhatId,WhoId,Subject,ActivityDate,Status,TaskSubtype,Owner.Name
      00T1,0065g00000AAAAAAA1,,Call,2026-03-05,Completed,Call,Kim Lee
      00T2,0015g00000K4vXzAAJ,,Send papers,2026-08-10,Not Started,Task,Lou Roe

      """)
    #expect(
      exports.profiles == [
        "Salesforce accounts", "Salesforce opportunities", "Salesforce opportunity history",
        "Salesforce tasks",
      ])
    #expect(exports.names == ["Acme", "Bolt"])
    #expect(
      try exports.story("Acme")
        == "0015g00000K4vXyAAJ | 3 2026-03-01 | +1 | Kim Lee | stake 15000")
    let moves = try exports.imports.history("Acme").moves
    #expect(moves.map(\.move.stage.number) == [1, 2, 3])
    #expect(
      try exports.story("Bolt")
        == "0015g00000K4vXzAAJ | Lou Roe | 2026-02-10 25050 | let go 2026-03-20 lost")
    #expect(exports.result.touches == 1)
    #expect(exports.result.plans == 1)
  }

  @Test func `reports by label`() throws {
    let exports = try Exports(
      """
      "Opportunity Owner","Account Name","Opportunity Name","Stage","Amount","Amount Currency","Probability (%)","Close Date","Created Date","Closed","Won","Last Stage Change Date"
      "Kim Lee","Acme","Roof","Proposal","1,500.00","USD","75","12/31/2026","1/15/2026","0","0","3/1/2026"
      "Lou Roe","Bolt","Door","Closed Won","250.00","USD","100","2/13/2026","12/1/2025","1","1","2/13/2026"
      "Mia Ott","Crank","Gate","Closed Lost","70.00","USD","0","3/20/2026","1/5/2026","1","0","3/20/2026"

      """,
      """
      "Opportunity Name","Account Name","From Stage","To Stage","Last Modified","Last Modified By","Stage Duration"
      "Roof","Acme","Discovery","Proposal","3/1/2026","Kim Lee","20"
      "Roof","Acme","Prospecting","Discovery","2/13/2026","Kim Lee","10"

      """)
    #expect(exports.profiles == ["Salesforce opportunities", "Salesforce opportunity history"])
    #expect(try exports.story("Acme") == "- | 3 2026-03-01 | Kim Lee | stake 150000")
    #expect(try exports.story("Bolt") == "- | Lou Roe | 2026-02-13 25000")
    #expect(try exports.story("Crank") == "- | Mia Ott | let go 2026-03-20 lost")
  }
}

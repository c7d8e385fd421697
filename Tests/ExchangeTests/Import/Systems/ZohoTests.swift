import Exchange
import LoopModel
import Store
import Testing

@Suite struct ZohoTests {
  @Test func `an export of accounts, contacts and deals, ids with a prefix in one only`() throws {
    let exports = try Exports(
      """
      Record Id,Account Owner.id,Account Owner,Account Name,Phone,Website,Account Type,Created Time,Modified Time,Last Activity Time
      zcrm_4876876000000111111,zcrm_1,Kim Lee,Acme,,acme.test,Customer,2025-11-01 10:00:00,2026-03-01 10:00:00,2026-03-02 10:00:00
      zcrm_4876876000000111112,zcrm_2,Lou Roe,Bolt,,,Customer,2025-11-01 10:00:00,2026-03-01 10:00:00,

      """,
      """
      Record Id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Mobile,Created Time,Modified Time
      zcrm_4876876000000222221,Kim Lee,Ann,Lee,zcrm_4876876000000111111,Acme,ann@acme.test,,2025-11-01 10:00:00,2026-03-01 10:00:00

      """,
      """
      Record Id,Deal Owner,Deal Name,Account Name.id,Account Name,Contact Name,Amount,Stage,Probability (%),Closing Date,Reason For Loss,Created Time,Modified Time,Stage Modified Time
      4876876000000333331,Kim Lee,Roof,4876876000000111111,Acme,Ann Lee,"1,500.50",Proposal/Price Quote,75,2026-09-30,,2026-01-05 14:03:22,2026-03-01 10:00:00,2026-03-01 10:00:00
      4876876000000333332,Kim Lee,Wall,4876876000000111111,Acme,,20,Qualification,10,2026-09-30,,2026-01-05 14:03:22,2026-03-01 10:00:00,
      4876876000000333333,Lou Roe,Door,4876876000000111112,Bolt,,250,Closed Won,100,2026-02-10,,2026-01-05 14:03:22,2026-02-10 10:00:00,2026-02-10 10:00:00
      4876876000000333334,Mia Ott,Gate,4876876000000111113,Crank,,80,Closed Lost to Competition,0,2026-02-20,Price,2026-01-05 14:03:22,2026-02-20 10:00:00,2026-02-20 10:00:00

      """)
    #expect(exports.profiles == ["Zoho accounts", "Zoho contacts", "Zoho deals"])
    #expect(exports.names == ["Acme", "Bolt", "Crank"])
    #expect(
      try exports.story("Acme")
        == "zcrm_4876876000000111111 | 3 2026-03-01 | +1 | Kim Lee | stake 152050")
    #expect(exports.joined.named("Acme")?.email == "ann@acme.test")
    #expect(
      try exports.story("Bolt") == "zcrm_4876876000000111112 | Lou Roe | 2026-02-10 25000")
    #expect(
      try exports.story("Crank")
        == "4876876000000111113 | 1 unknown | Mia Ott | let go 2026-02-20 Price")
  }
}

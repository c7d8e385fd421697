import Exchange
import LoopModel
import Store
import Testing

@Suite struct EspoCRMTests {
  @Test func `attributes for a header, an apostrophe before what looks like a formula`() throws {
    let exports = try Exports(
      """
      id,name,website,emailAddress,phoneNumber,type,industry,assignedUserId,assignedUserName,createdAt
      65a1b2c3d4e5f6a7b,Acme,acme.test,info@acme.test,'+4930123,Customer,Roofs,u1,Kim Lee,"2025-11-01 10:00:00"

      """,
      """
      id,name,accountId,accountName,stage,lastStage,amount,amountCurrency,amountConverted,probability,closeDate,assignedUserId,assignedUserName,createdAt,modifiedAt,contactsNames
      1,Roof,65a1b2c3d4e5f6a7b,Acme,Proposal,,1500.5,EUR,1500.5,50,2026-09-01,u1,Kim Lee,"2026-01-05 14:03:22","2026-03-01 09:00:00","{""c1"":""Ann Lee""}"
      2,Wall,65a1b2c3d4e5f6a7b,Acme,Prospecting,,20,EUR,20,10,2026-09-01,u1,Kim Lee,"2026-01-05 14:03:22","2026-03-01 09:00:00",{}
      3,Door,65a1b2c3d4e5f6a7c,'=Bolt,"Closed Won",,250,EUR,250,100,2026-09-01,u2,Lou Roe,"2026-01-05 14:03:22","2026-02-10 09:00:00",{}
      4,Gate,65a1b2c3d4e5f6a7d,Crank,"Closed Lost",Proposal,80,EUR,80,0,2026-02-20,u2,Lou Roe,"2026-01-05 14:03:22","2026-02-21 09:00:00",{}

      """)
    #expect(exports.profiles == ["EspoCRM accounts", "EspoCRM opportunities"])
    #expect(
      try exports.story("Acme") == "65a1b2c3d4e5f6a7b | 3 unknown | +1 | Kim Lee | stake 152050")
    #expect(exports.joined.named("Acme")?.phone == "+4930123")
    // Won before the day it was expected to close, which lies ahead: the day it was last changed.
    #expect(try exports.story("=Bolt") == "65a1b2c3d4e5f6a7c | Lou Roe | 2026-02-10 25000")
    #expect(
      try exports.story("Crank")
        == "65a1b2c3d4e5f6a7d | 1 unknown | Lou Roe | let go 2026-02-20 lost")
  }
}

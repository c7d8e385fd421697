import Exchange
import LoopModel
import Store
import Testing

@Suite struct CloseTests {
  @Test func `leads and opportunities, with fields that hold JSON`() throws {
    let exports = try Exports(
      """
      id,display_name,description,url,status_id,status_label,primary_contact_name,primary_contact_primary_email,primary_contact_primary_phone,contacts,addresses,date_created,custom.Lead Owner
      lead_a1,Acme,,https://acme.test,stat_1,Qualified,Ann Lee,ann@acme.test,+4930123,"[{""name"": ""Ann Lee"", ""emails"": [{""email"": ""ann@acme.test"", ""type"": ""office""}]}]","[{""city"": ""Rome"", ""label"": ""business""}]",2025-11-01T10:00:00.123000+00:00,Kim Lee
      lead_b2,Bolt,,,stat_2,Customer,,,,[],[],2025-11-02T10:00:00.123000+00:00,Lou Roe

      """,
      """
      id,lead_id,lead_name,contact_name,status_label,status_type,pipeline_name,value,value_period,value_currency,value_formatted,confidence,user_name,note,date_created,date_won,date_lost,date_updated
      oppo_1,lead_a1,Acme,Ann Lee,Proposal Sent,active,Sales,150050,one_time,USD,"$1,500.50",75,Kim Lee,"Roof, all of it",2026-01-05T14:03:22.123000+00:00,,,2026-03-01T09:00:00+00:00
      oppo_2,lead_a1,Acme,Ann Lee,Demo Completed,active,Sales,5000,monthly,USD,$50 monthly,50,Kim Lee,,2026-01-05T14:03:22.123000+00:00,,,2026-03-01T09:00:00+00:00
      oppo_3,lead_b2,Bolt,,Won,won,Sales,25000,one_time,USD,$250,100,Lou Roe,,2026-01-05T14:03:22.123000+00:00,2026-02-10,,2026-02-10T09:00:00+00:00
      oppo_4,lead_c3,Crank,,Lost,lost,Sales,8000,one_time,USD,$80,0,Mia Ott,,2026-01-05T14:03:22.123000+00:00,,2026-02-20T08:00:00+00:00,2026-02-20T09:00:00+00:00

      """)
    #expect(exports.profiles == ["Close leads", "Close opportunities"])
    #expect(try exports.story("Acme") == "lead_a1 | 3 unknown | +1 | Kim Lee | stake 155050")
    #expect(try exports.story("Bolt") == "lead_b2 | Lou Roe | 2026-02-10 25000")
    #expect(try exports.story("Crank") == "lead_c3 | 1 unknown | Mia Ott | let go 2026-02-20 lost")
  }
}

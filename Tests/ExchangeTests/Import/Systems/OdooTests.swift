import Exchange
import LoopModel
import Store
import Testing

@Suite struct OdooTests {
  @Test func `leads by label: people beside their company, archived ones are lost`() throws {
    let exports = try Exports(
      """
      "Opportunity","Company Name","Customer","Contact Name","Email","Salesperson","Stage","Expected Revenue","Probability","Lost Reason","Active","Created on","Closed Date","Last Stage Update"
      "Roof","Acme","Acme, Ann Lee","Ann Lee","ann@acme.test","Kim Lee","Proposition","1500.50","75.00","","True","2026-01-05 14:03:22","","2026-03-01 09:00:00"
      "Wall","Acme","Acme, Bob Ray","Bob Ray","bob@acme.test","Kim Lee","New","500.00","10.00","","True","2026-01-06 14:03:22","","2026-01-06 14:03:22"
      "Door","Bolt","Bolt","","","Lou Roe","Won","250.00","100.00","","True","2026-01-07 14:03:22","2026-02-10 08:30:00","2026-02-10 08:30:00"
      "Gate","Crank","Crank","","","Mia Ott","Qualified","80.00","0.00","Too expensive","False","2026-01-08 14:03:22","2026-02-20 10:00:00","2026-01-15 10:00:00"

      """)
    #expect(exports.profiles == ["Odoo leads"])
    #expect(exports.names == ["Acme", "Bolt", "Crank"])
    #expect(try exports.story("Acme") == "- | 3 2026-03-01 | +1 | Kim Lee | stake 200050")
    #expect(try exports.story("Bolt") == "- | Lou Roe | 2026-02-10 25000")
    #expect(
      try exports.story("Crank") == "- | 1 unknown | Mia Ott | let go 2026-02-20 Too expensive")
  }

  @Test func `further tags of a lead stand on lines of their own`() throws {
    let head =
      "\"External ID\",\"Opportunity\",\"Salesperson\",\"Stage\",\"Expected Revenue\",\"Tags\"\n"
    let row = "\"__export__.crm_lead_1\",\"Office\",\"Kim\",\"New\",\"25.0\",\"Product\"\n"
    let further = "\"\",\"\",\"\",\"\",\"\",\"Software\"\n"
    let imported = try Imported(head + row + further + further)
    #expect(imported.rejections.isEmpty)
    #expect(imported.deals.map(\.title) == ["Office"])
    #expect(imported.delivery.notes == ["2 rows left out: further lines of a record"])
    // With nothing above it, or with a stage of its own, it is a lead without a name.
    #expect(try Imported(head + further + row).rejections.map(\.line) == [2])
    let odd = "\"\",\"\",\"\",\"New\",\"\",\"\"\n"
    #expect(try Imported(head + row + odd).rejections.map(\.line) == [3])
  }

  @Test func `contacts and leads by field, with external ids`() throws {
    let exports = try Exports(
      """
      id,name,is_company,parent_id/id,email,phone,user_id
      __export__.res_partner_7,Acme,True,,info@acme.test,,Kim Lee
      __export__.res_partner_8,Ann Lee,False,__export__.res_partner_7,ann@acme.test,,Kim Lee

      """,
      """
      id,name,partner_id/id,partner_id,user_id,stage_id,expected_revenue,probability,date_closed,date_last_stage_update,lost_reason_id,create_date
      __export__.crm_lead_1,Roof,__export__.res_partner_7,Acme,Kim Lee,Qualified,100.0,20.0,,2026-03-01 09:00:00,,2026-01-05 14:03:22

      """)
    #expect(exports.profiles == ["Odoo contacts", "Odoo leads"])
    #expect(exports.names == ["Acme"])
    #expect(
      try exports.story("Acme")
        == "__export__.res_partner_7 | 1 2026-03-01 | Kim Lee | stake 10000")
  }
}

import Exchange
import LoopModel
import Store
import Testing

@Suite struct FrappeTests {
  @Test func `deals of Frappe CRM by label`() throws {
    let exports = try Exports(
      """
      ID,Organization,Status,Deal Owner,Probability,Expected Deal Value,Deal Value,Expected Closure Date,Closed Date,Lost Reason,Lost Notes,Primary Email,Created On,Last Updated On
      CRM-DEAL-2026-00001,Acme,Proposal/Quotation,kim@us.test,50,1500,1200.5,2026-09-01,,,,ann@acme.test,2026-01-05 14:03:22,2026-03-01 09:00:00
      CRM-DEAL-2026-00002,Acme,Qualification,kim@us.test,10,20,20,2026-09-01,,,,,2026-01-05 14:03:22,2026-03-01 09:00:00
      CRM-DEAL-2026-00003,Bolt,Won,lou@us.test,100,250,250,2026-02-01,2026-02-10,,,,2026-01-05 14:03:22,2026-02-10 09:00:00
      CRM-DEAL-2026-00004,Crank,Lost,mia@us.test,0,80,0,2026-02-01,2026-02-20,Pricing,,,2026-01-05 14:03:22,2026-02-20 09:00:00

      """)
    #expect(exports.profiles == ["Frappe CRM deals"])
    #expect(try exports.story("Acme") == "- | 3 unknown | +1 | kim@us.test | stake 122050")
    #expect(try exports.story("Bolt") == "- | lou@us.test | 2026-02-10 25000")
    #expect(try exports.story("Crank") == "- | 1 unknown | mia@us.test | let go 2026-02-20 Pricing")
  }

  /// What the tool Data Export writes: rows of advice, data from the second column on, and a row for
  /// every further line of a record.
  static let opportunities = #"""
    "Data Import Template"
    "Table:","Opportunity"
    ""
    ""
    "Notes:"
    "Please do not change the template headings."
    "First data column must be blank."
    "If you are uploading new records, leave the ""name"" (ID) column blank."
    "You can only upload upto 5000 records in one go. (may be less in some cases)"
    ""
    "DocType:","Opportunity","","","","","","","","~","Opportunity Item","items"
    "Column Labels:","ID","Opportunity From","Party","Customer Name","Status","Sales Stage","Opportunity Amount","Opportunity Date","","ID","Item Code"
    "Column Name:","name","opportunity_from","party_name","customer_name","status","sales_stage","opportunity_amount","transaction_date","~","name","item_code"
    "Mandatory:","Yes","Yes","Yes","No","Yes","No","No","Yes","","Yes","No"
    "Type:","Data","Link","Dynamic Link","Data","Select","Link","Currency","Date","","Data","Link"
    "Info:","","Valid DocType","","","One of: Open, Quotation, Converted, Lost, Closed","Valid Sales Stage","","dd-mm-yyyy","","","Valid Item"
    "Start entering data below this line"
    "","""CRM-OPP-2026-00001""","Customer","CUST-1","Acme","Open","Prospecting","1500.5","25-01-2026","","""row1""","Tile"
    "","","","","","","","","","","""row2""","Slate"
    "","""CRM-OPP-2026-00002""","Customer","CUST-2","Bolt","Quotation","Proposal/Price Quote","250","26-01-2026","","",""
    "","""CRM-OPP-2026-00003""","Customer","CUST-3","Crank","Closed","Qualification","80","27-01-2026","","",""

    """#

  @Test func `opportunities of ERPNext with rows of advice before them`() throws {
    let exports = try Exports(Self.opportunities)
    #expect(exports.profiles == ["ERPNext opportunities"])
    #expect(exports.names == ["Acme", "Bolt", "Crank"])
    #expect(exports.joined.customers.first?.openDeals.first?.externalID == "CRM-OPP-2026-00001")
    #expect(try exports.story("Acme") == "CUST-1 | 1 unknown |  | stake 150050")
    #expect(try exports.story("Bolt") == "CUST-2 | 3 unknown |  | stake 25000")
    #expect(try exports.story("Crank").contains("let go"))
  }

  @Test func `rows of advice do not move the lines that are told`() throws {
    let imported = try Imported(Self.opportunities.replacing("27-01-2026", with: "27-13-2026"))
    #expect(imported.rejections.map(\.line) == [21])
    #expect(imported.delivery.notes == ["1 row left out: further lines of a record"])
  }

  @Test func `opportunities and customers of ERPNext by label`() throws {
    let exports = try Exports(
      """
      ID,Customer Name,Customer Group,Customer Type,Territory,Account Manager,Created On
      CUST-1,Acme,Commercial,Company,Spain,kim@us.test,2025-11-01 10:00:00
      CUST-2,Bolt,Commercial,Company,Spain,lou@us.test,2025-11-01 10:00:00

      """,
      """
      ID,Opportunity From,Party,Customer Name,Status,Sales Stage,Opportunity Amount,Opportunity Date,Opportunity Owner,Last Updated On
      CRM-OPP-2026-00002,Customer,CUST-2,Bolt,Converted,Proposal/Price Quote,250,2026-01-26,lou@us.test,2026-02-10 09:00:00
      CRM-OPP-2026-00003,Customer,CUST-1,Acme,Lost,Qualification,80,2026-01-27,kim@us.test,2026-02-20 09:00:00

      """)
    #expect(exports.profiles == ["ERPNext customers", "ERPNext opportunities"])
    #expect(try exports.story("Bolt") == "CUST-2 | lou@us.test | 2026-02-10 25000")
    #expect(
      try exports.story("Acme") == "CUST-1 | 1 unknown | kim@us.test | let go 2026-02-20 lost")
  }
}

import Exchange
import LoopModel
import Testing

@Suite struct RecognitionTests {
  @Test(arguments: [
    (
      "HubSpot deals",
      "Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner,Associated Company"
    ),
    (
      "HubSpot deals",
      "hs_object_id,dealname,dealstage,amount,closedate,createdate,hubspot_owner_id"
    ),
    (
      "HubSpot companies",
      "Record ID,Company name,Company owner,Create Date,Phone Number,City,Industry,Lifecycle Stage"
    ),
    (
      "HubSpot contacts",
      "Record ID,First Name,Last Name,Email,Contact owner,Associated Company,Lifecycle Stage,"
        + "Company name,Create Date"
    ),
    (
      "HubSpot contacts",
      "ID de registro,Nombre,Apellidos,Correo,Número de teléfono,Propietario del contacto,"
        + "Último contacto,Fecha de creación,Estado del lead,Associated Company IDs (Primary)"
    ),
    (
      "HubSpot companies",
      "ID de registro,Nombre de la empresa,Nombre de dominio de la empresa,Fecha de creación"
    ),
    (
      "Pipedrive deals",
      "Deal - Title,Deal - Status,Deal - Organization,Deal - Stage,Deal - Value,Deal - Won time"
    ),
    (
      "Pipedrive organizations",
      "Organization - ID,Organization - Name,Organization - Owner,Organization - Address"
    ),
    (
      "Pipedrive people", "Person - Name,Person - Organization,Person - Email - Work,Person - Owner"
    ),
    (
      "Pipedrive activities",
      "Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Deal,"
        + "Activity - Organization"
    ),
    (
      "Salesforce opportunities",
      "Id,AccountId,Name,StageName,Amount,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate"
    ),
    (
      "Salesforce opportunities",
      "Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%),Opportunity Owner"
    ),
    (
      "Salesforce opportunity history",
      "Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate,Probability,"
        + "SystemModstamp"
    ),
    (
      "Salesforce opportunity history",
      "Opportunity Name,Account Name,From Stage,To Stage,Stage Duration,Last Modified,"
        + "Last Modified By"
    ),
    ("Salesforce accounts", "Id,Name,BillingCity,Website,Phone,Industry,OwnerId,CreatedDate"),
    ("Salesforce contacts", "Id,AccountId,FirstName,LastName,Email,MailingCity,OwnerId"),
    ("Salesforce tasks", "Id,WhatId,WhoId,Subject,ActivityDate,Status,Type,OwnerId,Description"),
    ("Salesforce tasks", "Subject,Date,Company / Account,Opportunity,Assigned,Status,Type"),
    ("Odoo leads", "Opportunity,Customer,Stage,Expected Revenue,Salesperson,Created on"),
    (
      "Odoo contacts",
      "External ID,Name,Email,Phone,Salesperson,Is a Company,Website,Company Name"
    ),
    ("Odoo leads", "id,name,partner_id,stage_id,expected_revenue,user_id,create_date,date_closed"),
    ("EspoCRM opportunities", "id,name,accountName,stage,amount,amountCurrency,assignedUserName"),
    (
      "EspoCRM opportunities",
      "id,name,accountId,accountName,stage,amount,amountCurrency,probability,closeDate,createdAt,"
        + "assignedUserName,leadSource"
    ),
    ("EspoCRM accounts", "Name,Website,Email Address,Phone Number,Assigned User,SIC Code"),
    (
      "ERPNext opportunities",
      "ID,Opportunity From,Party,Customer Name,Status,Sales Stage,Opportunity Amount,"
        + "Opportunity Owner"
    ),
    ("Frappe CRM deals", "ID,Organization,Status,Deal Value,Deal Owner,Expected Closure Date"),
    (
      "Close opportunities",
      "id,lead_id,lead_name,status_label,status_type,value,value_currency,date_won,user_name"
    ),
    ("Close leads", "id,display_name,status_label,url,date_created,html_url"),
    ("Zoho deals", "Record Id,Deal Name,Account Name,Stage,Amount,Closing Date,Deal Owner"),
    ("Zoho accounts", "Record Id,Account Name,Account Owner,Phone,Website,Created Time"),
    (
      "shop orders",
      "Name,Email,Financial Status,Paid at,Currency,Subtotal,Taxes,Total,Lineitem name,"
        + "Billing Name,Created at"
    ),
    ("purchases", "customer,date,amount"), ("purchases", "customer_id,date,amount,owner,channel"),
    ("purchases", "Kunde,Datum,Betrag"), ("customers", "id,name,company,stage,value,owner"),
    ("customers", "name,email"),
    ("customers", "owner,segment,fit,mode,company,created,value,stage"),
    ("contacts", "person_id,first_name,last_name,organization_id"),
    ("customers", "first_name,last_name,company,stage"), ("deals", "deal,company,stage,value"),
    ("deals", "deal_id,customer,status,amount,close_date"),
    ("stage history", "deal_id,from_stage,to_stage,changed_at"),
    ("touches", "customer,date,channel,direction,intent,reception,note,by"),
    ("touches", "customer,date,note"),
  ])
  func `a file is recognised by its header`(profile: String, header: String) throws {
    let imported = try Imported(header + "\n")
    #expect(imported.profile == profile)
    #expect(imported.understanding.rows == 0)
    #expect(imported.understanding.recognition.score > 1)
  }

  @Test(arguments: [
    "Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner",
    "record id,deal name,deal stage,amount,close date,deal owner",
    "Record  ID,Deal  Name,Deal Stage *,Amount,Close  Date,Deal owner*",
    "RECORD_ID,DEAL_NAME,DEAL_STAGE,AMOUNT,CLOSE_DATE,DEAL_OWNER",
    "recordId,dealName,dealStage,amount,closeDate,dealOwner",
    "\u{FEFF}Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner",
    "\"Record ID\",\"Deal Name\",\"Deal Stage\",\"Amount\",\"Close Date\",\"Deal owner\"",
  ])
  func `names may be written in many ways`(header: String) throws {
    let imported = try Imported(header + "\n1,Roof,Proposal,12,2026-01-15,kim\n")
    #expect(imported.profile == "HubSpot deals")
    #expect(imported.roles == "id|title|stage|amount|closed|owner")
    #expect(imported.deals.map(\.title) == ["Roof"])
  }

  @Test func `roles of plain customers in any order`() throws {
    let imported = try Imported("last_contact,owner,value,stage,company,name,id\n")
    #expect(imported.roles == "last contact|owner|amount|stage|company|name|id")
  }

  @Test func `purchases keep the columns of their own reader`() throws {
    let imported = try Imported("id,name,date,amount,net,margin,owner,source,channel\n")
    #expect(imported.profile == "purchases")
    #expect(imported.roles == "-|customer|date|amount|-|margin|owner|source|channel")
    #expect(imported.understanding.recognition.isPlainPurchases)
  }

  @Test func `an id that repeats counts customers here too`() throws {
    let text = "id,name,date,amount,margin\n1,A,2026-01-15,1,1\n1,A,2026-01-16,2,1\n"
    #expect(try Imported(text).roles == "customer id|customer|date|amount|margin")
  }

  @Test func `purchases need no header`() throws {
    let imported = try Imported("Ann,2026-01-15,1.50\nBob,2026-01-16,2.50\n")
    #expect(imported.purchases.map(\.link.account) == ["Ann", "Bob"])
    #expect(imported.purchases.map(\.amount) == [150, 250])
    #expect(imported.lines == [1, 2])
  }

  @Test func `a column can be given a role`() throws {
    let text = "Deal,Account boss,Step,What\nRoof,kim,Proposal,12\n"
    let map = try RecordFileOptions.map(["Account boss=owner", "Step=stage", "What=amount"])
    let imported = try Imported(text, RecordFileOptions(map: map))
    #expect(imported.profile == "deals")
    #expect(imported.roles == "title|owner|stage|amount")
    #expect(imported.deals.first?.owner == "kim")
  }

  @Test func `a file nobody knows is what its columns are said to be`() throws {
    let map = try RecordFileOptions.map(["Wer=customer", "Wann=date", "Was=amount"])
    let text = "Wer,Wann,Was,Deal owner\nAnn,2026-01-15,1.50,kim\n"
    let purchases = try Imported(text, RecordFileOptions(map: map))
    #expect(purchases.profile == "purchases")
    #expect(purchases.purchases.map(\.amount) == [150])
    let owned = map.merging(["Deal owner": "owner"]) { old, _ in old }
    #expect(try Imported(text, RecordFileOptions(map: owned)).profile == "purchases")
    let named = RecordFileOptions(map: ["Wer": "name", "Was": "stage"])
    #expect(try Imported(text, named).profile == "customers")
  }

  @Test func `a column can be given another role, or none`() throws {
    let text = "customer,date,amount,owner\nAnn,2026-01-15,1,kim\n"
    let map = ["owner": "-", "customer": "customer id"]
    let imported = try Imported(text, RecordFileOptions(map: map))
    #expect(imported.roles == "customer id|date|amount|-")
    #expect(imported.purchases.first?.link.accountID == "Ann")
  }

  @Test func `a file can be said to be of a sort`() throws {
    let text = "name,stage\nRoof,Proposal\n"
    let options = RecordFileOptions(map: ["name": "title"], profile: "Salesforce Opportunities")
    #expect(try Imported(text, options).profile == "Salesforce opportunities")
  }

  @Test(arguments: [
    ("hubspot", "Record ID,Deal Name,Deal Stage", "HubSpot deals"),
    ("HubSpot", "Record ID,Company name", "HubSpot companies"),
    ("salesforce", "Id,Name,StageName,IsWon", "Salesforce opportunities"),
    ("espocrm", "name,stage,accountName,assignedUserName,createdAt", "EspoCRM opportunities"),
  ])
  func `a file can be said to be of a system`(system: String, header: String, profile: String)
    throws
  {
    #expect(try Imported(header + "\n", RecordFileOptions(profile: system)).profile == profile)
    let other = "name,value,created\nA,1,2026-01-15\n"
    let refusal = try Imported.refusal(other, RecordFileOptions(profile: system))
    #expect(
      refusal?.hasPrefix("FILE is no file of \(profile.prefix(4))") == true, "\(refusal ?? "")")
  }

  @Test(
    arguments: [
      (
        "foo,bar\n1,2\n", [:], nil,
        "FILE is no file that is known here (found: foo, bar): customers need a name and something "
          + "about them (stage, owner, last contact), deals a title and a stage or status"
      ),
      ("name,stage\n", ["owner": "owner"], nil, "has no column 'owner' (found: name, stage)"),
      (
        "name,stage\n", ["stage": "boss"], nil, "a column cannot be used as 'boss': say one of id, "
      ),
      ("name,stage\n", [:], "Siebel", "unknown sort of file 'Siebel': say one of HubSpot deals, "),
      (
        "name,owner\n", [:], "HubSpot deals",
        "is no file of HubSpot deals: it has no column for the title and stage (found: name, owner)"
      ),
      ("", [:], nil, "FILE is empty: it should hold customers, deals, touches or purchases"),
      ("na\u{1B}me,x\n1,2\n", [:], nil, "(found: na�me, x)"),
      (
        "id,name,owner,date,at,by,stage,stage_name,lap,reason,unmet\n", [:], nil,
        "FILE looks like what `export moves` writes, but its header is another"
      ),
      ("id,name,owner,date,at,by,verb,fields\n", [:], nil, "what `export changes` writes"),
      ("{\"id\":\"1\",\"name\":\"A\"}\n", [:], nil, "FILE holds JSON that is no export"),
      ("[{\"id\":\"1\",\"name\":\"A\"}\n]\n", [:], nil, "FILE holds JSON that is no export"),
      ("customer,date,amount,Amount\n", [:], nil, "has two columns called 'amount' (3 and 4)"),
    ] as [(String, [String: String], String?, String)])
  func `what is not understood is refused`(
    text: String, map: [String: String], profile: String?, why: String
  ) throws {
    let refusal = try Imported.refusal(text, RecordFileOptions(map: map, profile: profile))
    #expect(refusal?.contains(why) == true, "\(refusal ?? "understood")")
  }

  @Test(arguments: ["owner", "=owner", "Deal owner="])
  func `a role said in the wrong form is refused`(text: String) {
    #expect(throws: ImportProblem.self) { try RecordFileOptions.map([text]) }
  }

  @Test func `of two columns of one name the first is used, and that is said`() throws {
    let imported = try Imported("Deal Name,Deal Stage,Deal owner,Amount,amount\nA,New,k,1,2\n")
    #expect(imported.deals.first?.amount == 100)
    #expect(
      imported.understanding.notes
        == ["two columns are called 'Amount' (4 and 5): the first is used"])
  }
}

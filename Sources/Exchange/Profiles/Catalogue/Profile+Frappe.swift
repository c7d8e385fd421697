extension Profile {
  /// Files that Frappe CRM and ERPNext export, by label or by field.
  ///
  /// The names are the fields of the document types and their labels. What the tool *Data Export*
  /// writes has some twenty rows of advice before its data: see `Preamble`. A record with several
  /// lines, such as items, has further rows without its number.
  static let frappe = [
    Profile(
      "ERPNext opportunities", .deals, needs: [[.accountName, .title], [.stage, .status]],
      marks: """
        opportunityfrom salesstage opportunityamount opportunityowner partyname party
        opportunitydate transactiondate opportunitytype enquiryfrom enquirytype customerleadname
        """,
      [
        // The field called `name` is the number of the record.
        .externalID: "id name",
        .title: "title",
        .stage: "salesstage",
        .status: "status",
        .amount: "opportunityamount baseopportunityamount",
        .currency: "currency",
        .probability: "probability",
        .createdAt: "opportunitydate transactiondate createdon creation",
        .closedAt: "closedate closingdate expectedclosing expectedclosingdate",
        .changedAt: "lastupdatedon lastmodified modified",
        .owner: "opportunityowner",
        .accountID: "partyname party",
        .accountName: "customername customerleadname customer",
        .contactName: "contactperson contactdisplay",
        .email: "contactemail",
        .lostReason: "lostreasons detailedreason orderlostreason lostreason",
      ]),
    Profile(
      "ERPNext customers", .customers, needs: [[.name]],
      marks: """
        customergroup customertype territory defaultpricelist accountmanager customerprimarycontact
        defaultcurrency marketsegment primaryaddress
        """,
      [
        .externalID: "id name",
        .name: "customername",
        .segment: "customergroup marketsegment industry",
        .owner: "accountmanager",
        .email: "emailid email",
        .phone: "mobileno phone",
        .website: "website",
        .createdAt: "createdon creation",
      ]),
    Profile(
      "Frappe CRM deals", .deals, needs: [[.accountName, .title], [.stage]],
      marks: """
        dealowner expecteddealvalue dealvalue expectedclosuredate lostnotes closeddate leadname
        organizationname primaryemail primarymobileno annualrevenue communicationstatus
        """,
      [
        .externalID: "id name",
        .title: "title",
        .stage: "status",
        .amount: "dealvalue expecteddealvalue annualrevenue",
        .currency: "currency",
        .probability: "probability",
        .createdAt: "createdon creation",
        .closedAt: "closeddate closedate",
        .changedAt: "lastupdatedon lastmodified modified",
        .owner: "dealowner",
        .accountName: "organization organizationname",
        .contactName: "leadname contact",
        .email: "email primaryemail",
        .phone: "primarymobileno mobileno primaryphone phone",
        .lostReason: "lostreason lostnotes",
      ]),
    Profile(
      "Frappe CRM organizations", .customers, needs: [[.name]],
      marks: "organizationname noofemployees territory annualrevenue organizationlogo exchangerate",
      [
        .externalID: "id name",
        .name: "organizationname",
        .website: "website",
        .segment: "industry",
        .createdAt: "createdon creation",
      ]),
  ]
}

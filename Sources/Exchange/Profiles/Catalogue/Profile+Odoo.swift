extension Profile {
  /// Files that Odoo exports: leads and opportunities (`crm.lead`) and contacts (`res.partner`), by
  /// label or by field.
  ///
  /// The names are the fields of the two models and their labels, of Odoo 10 to 18, and the paths of
  /// an export made to be imported again (`stage_id/id`). A lost opportunity keeps its stage: it is
  /// archived and has a reason.
  static let odoo = [
    Profile(
      "Odoo leads", .deals, needs: [[.title], [.stage]],
      marks: """
        expectedrevenue plannedrevenue salesperson salesteam stageid userid partnerid teamid
        datelaststageupdate laststageupdate lostreasonid expectedclosing datedeadline emailfrom
        partnername dateclosed proratedrevenue datestageupdate contactname
        """,
      [
        .externalID: "id externalid databaseid",
        .title: "opportunity name",
        .stage: "stageid stage stageidname stagename stagestagename",
        .amount: "expectedrevenue plannedrevenue expectedrevenues",
        .currency: "currency companycurrency currencyid companycurrencyname",
        .probability: "probability",
        .owner: "salesperson userid useridname salespersonname",
        .accountID: "partneridid customerid customerexternalid",
        .accountName: "partnerid customer partneridname customername",
        .company: "partnername companyname customercompanyname",
        .contactName: "contactname",
        .email: "emailfrom email",
        .phone: "phone mobile",
        .createdAt: "createdate createdon",
        .closedAt: "dateclosed closeddate closingdate",
        .stageChangedAt: "datelaststageupdate laststageupdate",
        .isWon: "iswon stageidiswon",
        .isActive: "active",
        .status: "wonstatus wonlost",
        .lostReason: "lostreasonid lostreason lostreasonidname",
        .note: "description notes internalnotes",
      ]),
    Profile(
      "Odoo contacts", .contacts, needs: [[.name], [.accountName, .accountID, .owner, .email]],
      marks: """
        relatedcompany parentid parentidid iscompany companytype salesperson userid customerrank
        completename displayname commercialcompanyname websitelink jobposition isacompany externalid
        """,
      [
        .externalID: "id externalid databaseid",
        .name: "name completename displayname",
        .accountID: "parentidid relatedcompanyexternalid",
        .accountName: "parentid relatedcompany parentname commercialcompanyname companyname",
        .email: "email",
        .phone: "phone mobile",
        .website: "website websitelink",
        .owner: "salesperson userid useridname salespersonname",
        .createdAt: "createdate createdon",
        .segment: "industryid industry",
      ]),
  ]
}

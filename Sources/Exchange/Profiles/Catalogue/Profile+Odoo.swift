extension Profile {
  /// Files that Odoo exports: leads and opportunities (`crm.lead`), by label or by field.
  static let odoo = [
    Profile(
      "Odoo leads", .deals, needs: [[.title], [.stage]],
      marks: """
        expectedrevenue plannedrevenue salesperson salesteam stageid userid partnerid teamid
        datelaststageupdate laststageupdate lostreasonid expectedclosing datedeadline emailfrom
        partnername
        """,
      [
        .externalID: "id externalid databaseid",
        .title: "opportunity name",
        .stage: "stageid stage stageidname stagename",
        .amount: "expectedrevenue plannedrevenue expectedrevenues",
        .currency: "currency companycurrency currencyid",
        .probability: "probability",
        .owner: "salesperson userid useridname",
        .accountID: "partneridid customerid customerexternalid",
        .accountName: "partnerid customer partnername customercompanyname companyname",
        .contactName: "contactname",
        .email: "emailfrom email",
        .phone: "phone",
        .createdAt: "createdate createdon",
        .closedAt: "dateclosed closeddate closingdate",
        .stageChangedAt: "datelaststageupdate laststageupdate",
        .isWon: "iswon",
        .status: "wonstatus wonlost",
        .lostReason: "lostreasonid lostreason lostreasonidname",
        .note: "description notes",
      ])
  ]
}

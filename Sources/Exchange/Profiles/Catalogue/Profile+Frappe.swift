extension Profile {
  /// Files that Frappe CRM and ERPNext export, by label or by field.
  static let frappe = [
    Profile(
      "ERPNext opportunities", .deals, needs: [[.accountName, .title], [.stage, .status]],
      marks: """
        opportunityfrom salesstage opportunityamount opportunityowner partyname party
        opportunitydate transactiondate opportunitytype
        """,
      [
        // The field called `name` is the number of the record.
        .externalID: "id name",
        .title: "title",
        .stage: "salesstage",
        .status: "status",
        .amount: "opportunityamount",
        .currency: "currency",
        .probability: "probability",
        .createdAt: "opportunitydate transactiondate createdon creation",
        .closedAt: "closedate closingdate expectedclosing expectedclosingdate",
        .owner: "opportunityowner",
        .accountID: "partyname party",
        .accountName: "customername customerleadname",
        .contactName: "contactperson contactdisplay",
        .email: "contactemail",
        .lostReason: "lostreasons detailedreason orderlostreason",
      ]),
    Profile(
      "Frappe CRM deals", .deals, needs: [[.accountName, .title], [.stage]],
      marks: """
        dealowner expecteddealvalue dealvalue expectedclosuredate lostnotes closeddate leadname
        organizationname
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
        .owner: "dealowner",
        .accountName: "organization organizationname",
        .contactName: "leadname contact",
        .email: "email primaryemail",
        .lostReason: "lostreason lostnotes",
      ]),
  ]
}

extension Profile {
  /// Files that EspoCRM exports.
  ///
  /// A CSV file has the attributes of the records for a header (`accountName`, `amountCurrency`), an
  /// Excel file their labels; both are known. A text that a spreadsheet could take for a formula has
  /// an apostrophe before it.
  static let espoCRM = [
    Profile(
      "EspoCRM opportunities", .deals, needs: [[.title], [.stage]],
      marks: """
        assigneduser assignedusername assigneduserid laststage amountcurrency createdat modifiedat
        contactsnames opportunityamountcurrency amountconverted amountweightedconverted
        accountid accountname closedate leadsource
        """,
      least: 3,
      [
        .externalID: "id",
        .title: "name",
        .stage: "stage",
        .amount: "amount opportunityamount",
        .currency: "amountcurrency opportunityamountcurrency",
        .probability: "probability",
        .closedAt: "closedate",
        .createdAt: "createdat",
        .changedAt: "modifiedat",
        .owner: "assignedusername assigneduser assigneduserid",
        .accountID: "accountid",
        .accountName: "accountname account",
        .contactName: "contactname contact",
        .stageChangedAt: "stagechangedat",
        .lostReason: "lostreason",
        .note: "description",
      ]),
    Profile(
      "EspoCRM accounts", .customers, needs: [[.name]],
      marks: "assigneduser assignedusername siccode emailaddress billingaddresscity createdat",
      [
        .externalID: "id",
        .name: "name",
        .website: "website",
        .email: "emailaddress email",
        .phone: "phonenumber phone",
        .segment: "industry type",
        .owner: "assignedusername assigneduser assigneduserid",
        .createdAt: "createdat",
      ]),
    Profile(
      "EspoCRM contacts", .contacts, needs: [[.lastName, .name], [.accountName, .accountID]],
      marks: """
        assigneduser assignedusername emailaddress phonenumber salutationname accountid
        accountrole createdat
        """,
      least: 3,
      [
        .externalID: "id",
        .name: "name",
        .firstName: "firstname",
        .lastName: "lastname",
        .email: "emailaddress email",
        .phone: "phonenumber phone",
        .owner: "assignedusername assigneduser assigneduserid",
        .createdAt: "createdat",
        .accountID: "accountid",
        .accountName: "accountname account",
      ]),
  ]
}

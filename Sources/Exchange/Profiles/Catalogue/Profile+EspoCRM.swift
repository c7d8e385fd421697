extension Profile {
  /// Files that EspoCRM exports.
  static let espoCRM = [
    Profile(
      "EspoCRM opportunities", .deals, needs: [[.title], [.stage]],
      marks: """
        assigneduser assignedusername assigneduserid laststage amountcurrency createdat modifiedat
        contactsnames opportunityamountcurrency
        """,
      [
        .externalID: "id",
        .title: "name",
        .stage: "stage",
        .amount: "amount opportunityamount",
        .currency: "amountcurrency opportunityamountcurrency",
        .probability: "probability",
        .closedAt: "closedate",
        .createdAt: "createdat",
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
  ]
}

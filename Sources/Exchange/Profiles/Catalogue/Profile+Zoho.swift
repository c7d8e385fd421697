extension Profile {
  /// Files that Zoho CRM exports.
  static let zoho = [
    Profile(
      "Zoho deals", .deals, needs: [[.title], [.stage]],
      marks: """
        dealname potentialname closingdate dealowner potentialowner createdtime modifiedtime
        lastactivitytime recordid stagemodifiedtime accountnameid
        """,
      [
        .externalID: "recordid dealid potentialid id",
        .title: "dealname potentialname",
        .stage: "stage",
        .pipeline: "pipeline",
        .amount: "amount",
        .currency: "currency",
        .probability: "probability",
        .createdAt: "createdtime",
        .closedAt: "closingdate",
        .owner: "dealowner dealownername potentialowner",
        .accountID: "accountnameid accountid",
        .accountName: "accountname",
        .contactName: "contactname",
        .stageChangedAt: "stagemodifiedtime",
        .lastContact: "lastactivitytime",
        .lostReason: "reasonforloss reasonforlosss lostreason",
        .note: "description",
      ]),
    Profile(
      "Zoho accounts", .customers, needs: [[.name]],
      marks: """
        accountname accountowner createdtime modifiedtime recordid lastactivitytime accounttype
        accountnumber
        """,
      least: 3,
      [
        .externalID: "recordid accountid id",
        .name: "accountname",
        .website: "website",
        .phone: "phone",
        .owner: "accountowner accountownername",
        .segment: "accounttype industry",
        .createdAt: "createdtime",
        .lastContact: "lastactivitytime",
      ]),
  ]
}

extension Profile {
  /// Files that Zoho CRM exports, or keeps in a backup.
  ///
  /// The names are the labels of its fields. A record that is linked has two columns, `Account Name`
  /// and `Account Name.id`; ids begin with `zcrm_` in an export and do not in a backup.
  static let zoho = [
    Profile(
      "Zoho deals", .deals, needs: [[.title], [.stage]],
      marks: """
        dealname potentialname closingdate dealowner potentialowner createdtime modifiedtime
        lastactivitytime recordid stagemodifiedtime accountnameid dealownerid reasonforloss
        salescycleduration overallsalesduration
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
        .changedAt: "modifiedtime",
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
        accountnumber accountownerid parentaccount
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
    Profile(
      "Zoho contacts", .contacts, needs: [[.lastName, .name], [.accountName, .accountID]],
      marks: """
        contactowner contactownerid contactname createdtime modifiedtime recordid lastactivitytime
        accountnameid mailingcity emailoptout
        """,
      least: 3,
      [
        .externalID: "recordid contactid id",
        .name: "contactname fullname",
        .firstName: "firstname",
        .lastName: "lastname",
        .email: "email",
        .phone: "phone mobile",
        .owner: "contactowner contactownername",
        .createdAt: "createdtime",
        .lastContact: "lastactivitytime",
        .accountID: "accountnameid accountid",
        .accountName: "accountname",
      ]),
  ]
}

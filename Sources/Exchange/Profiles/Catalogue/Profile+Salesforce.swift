extension Profile {
  /// Files that Salesforce exports: objects by API name, and reports by label.
  ///
  /// The names are the fields of its objects, as the Data Loader and the weekly export write them, and
  /// the labels of its standard reports; a relation is written `Account.Name`. Flags are `1` or
  /// `true`, or empty. History has a row for every change of a deal, in any order,
  /// also where the stage stayed.
  static let salesforce = [
    Profile(
      "Salesforce opportunities", .deals, needs: [[.title], [.stage]],
      marks: """
        opportunityname opportunityid stagename opportunityowner closedate accountid accountname
        iswon isclosed forecastcategory forecastcategoryname fiscalperiod createddate
        laststagechangedate leadsource
        """,
      [
        .externalID: "opportunityid id",
        .title: "opportunityname name",
        .stage: "stagename stage",
        .amount: "amount amountconverted",
        .currency: "currencyisocode amountcurrency opportunitycurrency currency",
        .probability: "probability",
        .createdAt: "createddate",
        .closedAt: "closedate",
        .isWon: "iswon won",
        .isClosed: "isclosed closed",
        .owner: "opportunityowner ownername owneralias owner ownerid",
        .accountID: "accountid",
        .accountName: "accountname account accountnameaccountname",
        .contactName: "primarycontact contactname",
        .stageChangedAt: "laststagechangedate",
        .lastContact: "lastactivitydate lastactivity",
        .lostReason: "lossreason lossreasonc lostreason lostreasonc closedlostreason reasonlost",
        .note: "description nextstep",
      ]),
    Profile(
      "Salesforce opportunity history", .history,
      needs: [[.dealID, .dealName], [.stage], [.date]],
      marks: """
        opportunityid stagename systemmodstamp createdbyid fromstage tostage stageduration
        lastmodified createddate
        """,
      [
        .externalID: "id",
        .dealID: "opportunityid",
        .dealName: "opportunityname",
        .accountName: "accountname opportunityaccountname",
        .fromStage: "fromstage",
        .stage: "tostage stagename stage",
        .date: "createddate lastmodified lastmodifieddate editdate",
        .by: "lastmodifiedby createdbyname createdby createdbyid",
      ]),
    Profile(
      "Salesforce accounts", .customers, needs: [[.name]],
      marks: """
        billingcity billingstreet billingcountry billingstateprovince accountowner annualrevenue
        numberofemployees accountsource accountname accountid ownerid createddate lastmodifieddate
        lastactivity
        """,
      [
        .externalID: "accountid id",
        .name: "accountname name",
        .website: "website",
        .phone: "phone",
        .owner: "accountowner ownername owner ownerid",
        .segment: "industry type",
        .createdAt: "createddate",
        .lastContact: "lastactivitydate lastactivity",
        .source: "accountsource",
      ]),
    // The same with few columns, and leads, of which only the name of the owner's column tells.
    Profile(
      "Salesforce accounts", .customers, needs: [[.name], [.externalID]],
      marks: "id name ownerid", least: 3,
      [
        .externalID: "id",
        .name: "name",
        .company: "company",
        .email: "email",
        .website: "website",
        .phone: "phone",
        .owner: "ownerid",
        .stage: "status",
        .segment: "industry type",
        .createdAt: "createddate",
        .lastContact: "lastactivitydate",
        .source: "accountsource leadsource",
      ]),
    Profile(
      "Salesforce contacts", .contacts, needs: [[.lastName]],
      marks: """
        lastname firstname salutation mailingcity mailingstreet mailingcountry contactowner
        contactid reportsto reportstoid accountid ownerid createddate leadsource
        """,
      least: 3,
      [
        .externalID: "contactid id",
        .firstName: "firstname",
        .lastName: "lastname",
        .email: "email",
        .phone: "phone businessphone mobilephone",
        .owner: "contactowner ownername ownerid",
        .createdAt: "createddate",
        .lastContact: "lastactivitydate lastactivity",
        .accountID: "accountid",
        .accountName: "accountname account",
      ]),
    Profile(
      "Salesforce tasks", .touches,
      needs: [
        [.subject, .channel], [.date, .due],
        [.relatedID, .accountID, .accountName, .dealName, .contactName],
      ],
      marks: """
        whatid whoid activitydate tasksubtype calltype assigned companyaccount subject
        completeddatetime fullcomments duedate activityid
        """,
      [
        .externalID: "activityid taskid id",
        .relatedID: "whatid whoid",
        .accountID: "accountid",
        .accountName: "companyaccount accountname",
        .contactName: "contact name whoname",
        .dealName: "opportunity opportunityname",
        .subject: "subject",
        .channel: "type tasksubtype",
        .direction: "calltype",
        .date: "completeddatetime completeddate date",
        .due: "activitydate duedate",
        .done: "isclosed status",
        .by: "ownername assigned owner ownerid",
        .note: "description fullcomments comments",
      ]),
  ]
}

extension Profile {
  /// Files that Pipedrive exports; each column carries the sort of record before its name.
  ///
  /// Records are linked by name.
  static let pipedrive = [
    Profile(
      "Pipedrive deals", .deals, needs: [[.title], [.stage, .status]],
      marks: """
        dealtitle dealstatus dealorganization dealstage dealpipeline dealowner dealvalue
        dealcontactperson deallaststagechange dealwontime
        """,
      [
        .externalID: "dealid",
        .title: "dealtitle",
        .stage: "dealstage",
        .status: "dealstatus",
        .pipeline: "dealpipeline",
        .amount: "dealvalue",
        .currency: "dealcurrency dealcurrencyofvalue dealvaluecurrency",
        .createdAt: "dealdealcreated dealcreated dealaddtime",
        .wonAt: "dealwontime",
        .lostAt: "deallosttime",
        .closedAt: "dealdealclosedon dealclosedon dealclosetime",
        .owner: "dealowner dealuser",
        .accountID: "dealorganizationid",
        .accountName: "dealorganization dealorganizationname organizationname",
        .contactName: "dealcontactperson dealperson personname",
        .probability: "dealprobability dealdealprobability",
        .stageChangedAt: "deallaststagechange dealstagechangetime",
        .lostReason: "deallostreason",
        .lastContact: "deallastactivitydate deallastemailsent",
      ]),
    Profile(
      "Pipedrive organizations", .customers, needs: [[.name]],
      marks: """
        organizationname organizationowner organizationaddress organizationopendeals
        organizationorganizationcreated organizationid organizationlabel organizationlabels
        organizationpeople organizationwondeals
        """,
      [
        .externalID: "organizationid",
        .name: "organizationname",
        .owner: "organizationowner",
        .website: "organizationwebsite",
        .phone: "organizationphone",
        .segment: "organizationlabel organizationlabels organizationindustry",
        .createdAt: "organizationorganizationcreated organizationcreated organizationaddtime",
        .lastContact: "organizationlastactivitydate",
      ]),
    Profile(
      "Pipedrive people", .contacts, needs: [[.name]],
      marks: "personname personorganization personowner personid personemail personemailwork",
      [
        .externalID: "personid",
        .name: "personname",
        .email: "personemailwork personemail personemailhome personemailother",
        .phone: "personphonework personphone personphonemobile personphoneother",
        .owner: "personowner",
        .createdAt: "personpersoncreated personcreated personaddtime",
        .lastContact: "personlastactivitydate",
        .accountID: "personorganizationid",
        .accountName: "personorganization personorganizationname",
      ]),
    Profile(
      "Pipedrive activities", .touches,
      needs: [[.subject, .channel], [.date, .due], [.accountName, .dealName, .contactName]],
      marks: """
        activitysubject activitytype activityduedate activitydone activityassignedtouser
        activitydeal activityorganization activitycontactperson
        """,
      [
        .externalID: "activityid",
        .subject: "activitysubject",
        .channel: "activitytype",
        .due: "activityduedate",
        .date: "activitymarkedasdonetime activitydonetime",
        .done: "activitydone activitystatus",
        .dealID: "activitydealid dealid",
        .dealName: "activitydeal activitydealtitle dealtitle",
        .accountID: "activityorganizationid organizationid",
        .accountName: "activityorganization activityorganizationname organizationname",
        .contactName: "activitycontactperson activityperson personname",
        .by: "activityassignedtouser activityowner activityuser",
        .note: "activitynote activitypublicdescription",
      ]),
  ]
}

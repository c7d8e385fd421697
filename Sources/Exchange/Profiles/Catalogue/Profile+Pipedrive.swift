extension Profile {
  /// Files that Pipedrive exports; each column carries the sort of record before its name.
  ///
  /// The names are those of a list exported from its views, and of the fields its own sample files
  /// name (`Deal - Pipedrive System ID`, and links without a prefix). Records are linked by name.
  static let pipedrive = [
    Profile(
      "Pipedrive deals", .deals, needs: [[.title], [.stage, .status]],
      marks: """
        dealtitle dealstatus dealorganization dealstage dealpipeline dealowner dealvalue
        dealcontactperson deallaststagechange dealwontime
        """,
      [
        .externalID: "dealid dealpipedrivesystemid",
        .title: "dealtitle",
        .stage: "dealstage dealstagepipeline",
        .status: "dealstatus",
        .pipeline: "dealpipeline",
        .amount: "dealvalue",
        .currency: "dealcurrency dealcurrencyofvalue dealvaluecurrency",
        .createdAt: "dealdealcreated dealcreated dealaddtime dealcreationdate",
        .wonAt: "dealwontime",
        .lostAt: "deallosttime",
        .closedAt: "dealdealclosedon dealclosedon dealclosetime",
        .owner: "dealowner dealuser",
        .accountID: "dealorganizationid",
        .accountName: "dealorganization dealorganizationname organizationname organization",
        .contactName: "dealcontactperson dealperson personname contactperson",
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
        .externalID: "organizationid organizationpipedrivesystemid",
        .name: "organizationname",
        .owner: "organizationowner",
        .website: "organizationwebsite",
        .phone: "organizationphone",
        .segment: "organizationlabel organizationlabels organizationindustry",
        .createdAt: """
        organizationorganizationcreated organizationcreated organizationaddtime
        organizationcreationdate
        """,
        .lastContact: "organizationlastactivitydate",
      ]),
    Profile(
      "Pipedrive people", .contacts, needs: [[.name]],
      marks: "personname personorganization personowner personid personemail personemailwork",
      [
        .externalID: "personid personpipedrivesystemid",
        .name: "personname",
        .email: "personemailwork personemail personemailhome personemailother",
        .phone: "personphonework personphone personphonemobile personphoneother",
        .owner: "personowner",
        .createdAt: "personpersoncreated personcreated personaddtime personcreationdate",
        .lastContact: "personlastactivitydate",
        .accountID: "personorganizationid",
        .accountName: "personorganization personorganizationname organizationname organization",
      ]),
    Profile(
      "Pipedrive activities", .touches,
      needs: [[.subject, .channel], [.date, .due], [.accountName, .dealName, .contactName]],
      marks: """
        activitysubject activitytype activityduedate activitydone activityassignedtouser
        activitydeal activityorganization activitycontactperson
        """,
      [
        .externalID: "activityid activitypipedrivesystemid",
        .subject: "activitysubject",
        .channel: "activitytype",
        .due: "activityduedate",
        .date: "activitymarkedasdonetime activitydonetime",
        .done: "activitydone activitystatus",
        .dealID: "activitydealid dealid",
        .dealName: "activitydeal activitydealtitle dealtitle deal",
        .accountID: "activityorganizationid organizationid",
        .accountName: """
        activityorganization activityorganizationname organizationname organization
        """,
        .contactName: "activitycontactperson activityperson personname contactperson",
        .by: "activityassignedtouser activityowner activityuser",
        .note: "activitynote activitypublicdescription",
      ]),
  ]
}

extension Profile {
  /// Files that HubSpot exports, by label or by internal name.
  ///
  /// The names are the labels of its properties and their internal names, and those of the columns
  /// an export adds for associated records. Deals have no column for won and lost: those are stages.
  /// A deal has one column of entry days for every stage of every pipeline.
  static let hubSpot = [
    Profile(
      "HubSpot deals", .deals, needs: [[.title], [.stage]],
      marks: "dealname dealstage dealowner associatedcompany recordid dealtype createdate",
      [
        .externalID: "recordid dealid hsobjectid",
        .title: "dealname",
        .stage: "dealstage",
        .pipeline: "pipeline dealpipeline",
        .amount: "amount amountincompanycurrency dealamount",
        .currency: "currency dealcurrencycode",
        .createdAt: "createdate createddate",
        .closedAt: "closedate",
        .owner: "dealowner hubspotowner hubspotownerid owner",
        .accountID: """
        associatedcompanyidsprimary primaryassociatedcompanyid associatedcompanyids
        associatedcompanyid
        """,
        .accountName: """
        associatedcompanyprimary primaryassociatedcompany primaryassociatedcompanyname
        associatedcompanynamesprimary associatedcompany associatedcompanies associatedcompanyname
        associatedcompanynames
        """,
        .contactName: "associatedcontact associatedcontacts associatedcontactname",
        .isWon: "isclosedwon hsisclosedwon",
        .isLost: "isclosedlost hsisclosedlost",
        .isClosed: "isdealclosed hsisclosed",
        .probability: "dealprobability hsdealstageprobability",
        .lostReason: "closedlostreason",
        .stageChangedAt: "dateenteredcurrentstage hsv2dateenteredcurrentstage",
        .lastContact: "lastcontacted noteslastcontacted lastactivitydate",
        .note: "dealdescription description",
      ]),
    Profile(
      "HubSpot companies", .customers, needs: [[.name]],
      marks: """
        companyname companydomainname companyowner recordid lifecyclestage createdate
        hslastmodifieddate idderegistro nombredelaempresa nombrededominiodelaempresa
        """,
      [
        .externalID: "recordid companyid hsobjectid idderegistro",
        .name: "companyname name nombredelaempresa",
        .website: "companydomainname domain websiteurl website nombrededominiodelaempresa",
        .phone: "phonenumber phone",
        .owner: "companyowner hubspotowner hubspotownerid",
        .stage: "lifecyclestage",
        .createdAt: "createdate createddate",
        .lastContact: "lastcontacted noteslastcontacted lastactivitydate",
        .segment: "industry",
      ]),
    Profile(
      "HubSpot contacts", .contacts, needs: [[.firstName, .lastName, .email]],
      marks: """
        firstname lastname contactowner recordid lifecyclestage leadstatus associatedcompany
        createdate idderegistro propietariodelcontacto estadodellead associatedcompanyidsprimary
        ultimocontacto
        """,
      least: 4,
      [
        .externalID: "recordid contactid hsobjectid idderegistro",
        .firstName: "firstname nombre",
        .lastName: "lastname apellidos",
        .email: "email correo",
        .phone: "phonenumber phone mobilephonenumber numerodetelefono",
        .owner: "contactowner hubspotowner hubspotownerid propietariodelcontacto",
        .stage: "lifecyclestage",
        .createdAt: "createdate createddate fechadecreacion",
        .lastContact: "lastcontacted noteslastcontacted lastactivitydate ultimocontacto",
        .accountID: """
        primaryassociatedcompanyid associatedcompanyidsprimary associatedcompanyids
        associatedcompanyid
        """,
        .accountName: """
        primaryassociatedcompany associatedcompanyprimary associatedcompanynamesprimary
        associatedcompany associatedcompanynames companyname company
        """,
      ]),
  ]
}

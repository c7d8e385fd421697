extension Profile {
  /// Files of no particular system, with columns named for what they hold.
  static let plain = [
    Profile(
      "purchases", .purchases, needs: [[.accountID, .accountName], [.date], [.amount]],
      [
        .accountID: plainNames(.externalID),
        .accountName: plainNames(.name),
        .date: plainNames(.date),
        .amount: plainNames(.amount),
        .currency: plainNames(.currency),
        .owner: plainNames(.owner),
        .margin: "margin grossmargin profit marge margen deckungsbeitrag",
        .source: "source leadsource origin quelle origen fuente",
        .channel: "channel saleschannel kanal canal",
      ]),
    Profile(
      "customers", .customers,
      needs: [
        [.name, .company, .email, .firstName, .lastName],
        [
          .stage, .owner, .lastContact, .segment, .fit, .mode, .problem, .email, .phone, .website,
          .company,
        ],
      ],
      [
        .externalID: plainNames(.externalID) + " id no number key uid uuid guid recordid",
        .name: """
        name customername customer fullname clientname client accountname account contactname
        kunde kundenname cliente nombre nom
        """,
        .company: """
        company companyname organisation organization organisationname organizationname firma
        empresa societe
        """,
        .firstName: "firstname vorname prenom givenname",
        .lastName: "lastname nachname surname familyname apellido apellidos",
        .email: "email emailaddress mail customeremail correo correoelectronico",
        .phone: "phone phonenumber telephone tel mobile telefon telefono",
        .website: "website web url domain site homepage",
        .owner: plainNames(.owner),
        .stage: "stage loopstage phase lifecyclestage status etapa etape fase",
        .amount: "value amount stake dealvalue potential expectedrevenue wert valor valeur",
        .currency: plainNames(.currency),
        .createdAt: "created createdat createdon createdate since customersince",
        .lastContact: """
        lastcontact lastcontacted lastcontactdate lasttouch lastactivity lastactivitydate
        letzterkontakt ultimocontacto derniercontact
        """,
        .segment: "segment customersegment tier segmento industry branche",
        .fit: "fit fitscore",
        .mode: "mode buyingmode modus modo",
        .problem: "problem pain need needs problema probleme",
        .source: "source leadsource origin quelle origen",
      ]),
    Profile(
      "contacts", .contacts, needs: [[.firstName, .lastName], [.accountID, .accountName]],
      marks: "contactid personid accountid accountname companyid organizationid", least: 1,
      [
        .externalID: "contactid personid id",
        .firstName: "firstname vorname prenom givenname",
        .lastName: "lastname nachname surname familyname apellido apellidos",
        .email: "email emailaddress mail",
        .phone: "phone phonenumber telephone mobile telefon",
        .owner: "contactowner owner",
        .accountID: "accountid companyid customerid organizationid",
        .accountName: """
        accountname account company companyname organisation organization customer firma empresa
        """,
      ]),
    Profile(
      "deals", .deals, needs: [[.title, .externalID], [.stage, .status]],
      marks: "deal dealid dealname opportunity opportunityid opportunityname title", least: 1,
      [
        .externalID: "dealid opportunityid id",
        .title: "dealname deal title opportunityname opportunity",
        .accountID: plainNames(.externalID),
        .accountName: plainNames(.name),
        .contactName: "contactperson person",
        .email: "contactemail",
        .stage: "stage dealstage salesstage phase etapa etape fase",
        .status: "status dealstatus state result outcome",
        .pipeline: "pipeline",
        .amount: "amount value dealvalue dealamount revenue expectedrevenue",
        .currency: plainNames(.currency),
        .probability: "probability confidence",
        .createdAt: "created createdat createdon createdate opened openedat",
        .closedAt: "closedate closed closedat closedon closingdate",
        .wonAt: "wonat wontime wondate wonon",
        .lostAt: "lostat losttime lostdate loston",
        .stageChangedAt: "stagechanged stagechangedat laststagechange stagesince",
        .owner: plainNames(.owner) + " dealowner",
        .lostReason: "lostreason reasonlost lossreason",
        .lastContact: "lastcontact lastcontacted lastactivity",
        .note: "note notes description",
      ]),
    Profile(
      "stage history", .history, needs: [[.dealID, .dealName], [.stage], [.date]],
      marks: "fromstage tostage newstage oldstage previousstage changedat changedon", least: 1,
      [
        .dealID: "dealid opportunityid",
        .dealName: "dealname deal title opportunityname opportunity",
        .accountName: "accountname account customer company",
        .fromStage: "fromstage oldstage previousstage from",
        .stage: "tostage newstage stage to",
        .date: "changedat changedon date datetime timestamp at createdat",
        .by: "by changedby who user owner",
      ]),
    Profile(
      "touches", .touches,
      needs: [
        [.accountID, .accountName, .dealID, .dealName, .contactName], [.date, .due],
        [.channel, .direction, .intent, .reception, .note, .subject],
      ],
      [
        .accountID: plainNames(.externalID),
        .accountName: plainNames(.name),
        .contactName: "person contactperson",
        .dealID: "dealid opportunityid",
        .dealName: "deal dealname opportunity",
        .date: "date day when at datetime timestamp contacted contactedat datum fecha jour",
        .due: "due duedate dueon",
        .channel: "channel type activitytype medium via kanal canal",
        .direction: "direction",
        .intent: "intent purpose",
        .reception: "reception received reaction",
        .subject: "subject topic betreff asunto objet",
        .note: "note notes comment comments text description notiz nota",
        .by: "by who user owner rep salesperson agent",
        .done: "done completed",
      ]),
  ]

  /// The names a file of purchases has for a role, as words of a table.
  private static func plainNames(_ role: ColumnRole) -> String {
    HeaderNames.names(of: role).joined(separator: " ")
  }
}

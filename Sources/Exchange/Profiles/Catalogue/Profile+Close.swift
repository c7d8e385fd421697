extension Profile {
  /// Files that Close exports.
  ///
  /// Their columns are the fields of its API (`lead_id`, `status_type`, `date_won`), custom ones with
  /// `custom.` before them. The value without a sign counts hundredths; the formatted one may end in
  /// how often it is paid.
  static let close = [
    Profile(
      "Close opportunities", .deals, needs: [[.accountName, .accountID], [.stage, .status]],
      marks: """
        leadid leadname statuslabel statustype datewon datelost dateclosed valueperiod
        valuecurrency valueformatted confidence datecreated pipelinename annualizedvalue
        """,
      [
        .externalID: "id opportunityid",
        .title: "name title opportunityname",
        .stage: "statuslabel statusdisplayname status",
        .status: "statustype",
        .pipeline: "pipelinename",
        .amount: "valueformatted value",
        .currency: "valuecurrency",
        .probability: "confidence",
        .createdAt: "datecreated",
        .wonAt: "datewon",
        .lostAt: "datelost",
        .closedAt: "dateclosed",
        .changedAt: "dateupdated",
        .owner: "username assignedtoname",
        .accountID: "leadid",
        .accountName: "leadname",
        .contactName: "contactname",
        .lostReason: "customlostreason customlossreason lostreason",
        .note: "note",
      ]),
    Profile(
      "Close leads", .customers, needs: [[.name]],
      marks: """
        displayname statuslabel htmlurl leadid datecreated statusid primarycontactname
        primarycontactprimaryemail primarycontactprimaryphone
        """,
      [
        .externalID: "leadid id",
        .name: "displayname leadname name",
        .stage: "statuslabel leadstatus",
        .website: "url website",
        .email: "primarycontactprimaryemail email",
        .phone: "primarycontactprimaryphone phone",
        .createdAt: "datecreated",
        .owner: "leadowner leadownername customleadowner customleadownername customowner",
        .lastContact: "lastcommunicationdate lastcommunicationat",
        .source: "customleadsource leadsource",
        .problem: "description",
      ]),
  ]
}

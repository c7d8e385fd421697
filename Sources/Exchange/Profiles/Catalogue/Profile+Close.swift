extension Profile {
  /// Files that Close exports.
  static let close = [
    Profile(
      "Close opportunities", .deals, needs: [[.accountName, .accountID], [.stage, .status]],
      marks: """
        leadid leadname statuslabel statustype datewon datelost dateclosed valueperiod
        valuecurrency confidence datecreated
        """,
      [
        .externalID: "id opportunityid",
        .title: "name title",
        .stage: "statuslabel statusdisplayname status",
        .status: "statustype",
        .pipeline: "pipelinename",
        .amount: "value",
        .currency: "valuecurrency",
        .probability: "confidence",
        .createdAt: "datecreated",
        .wonAt: "datewon",
        .lostAt: "datelost",
        .closedAt: "dateclosed",
        .owner: "username assignedtoname",
        .accountID: "leadid",
        .accountName: "leadname",
        .contactName: "contactname",
        .note: "note",
      ]),
    Profile(
      "Close leads", .customers, needs: [[.name]],
      marks: "displayname statuslabel htmlurl leadid datecreated statusid",
      [
        .externalID: "leadid id",
        .name: "displayname leadname name",
        .stage: "statuslabel leadstatus",
        .website: "url website",
        .email: "primarycontactprimaryemail email",
        .phone: "primarycontactprimaryphone phone",
        .createdAt: "datecreated",
        .owner: "leadowner",
        .problem: "description",
      ]),
  ]
}

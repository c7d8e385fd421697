@testable import Dashboard

/// What imports say, as the program's answers would be.
enum ImportSamples {
  /// Deals of which one row is bad, with stages, a conflict and a likely duplicate.
  static let deals: ImportPreview = {
    var preview = ImportPreview()
    var file = ImportPreview.File()
    (file.name, file.profile, file.rows) = ("deals.csv", "HubSpot deals", 1240)
    (file.encoding, file.delimiter, file.hasHeader) = ("UTF-8", ";", true)
    (file.dates, file.decimal, file.currency) = ("dmy", "comma", "EUR")
    file.columns = [
      ("Deal Name", "title", ["Roof", "漢字 cellar", "Solar"]),
      ("Deal Stage", "stage", ["Warm up", "Contract Sent", "Closed Won"]),
      ("Amount", "amount", ["1.200,00", "x", "300,00"]),
      ("Deal owner", "owner", ["kim", "", "mia"]),
      ("Associated Company", "customer", ["Acme", "Bolt Inc.", "Casa Lola"]),
      ("Close Date", "closed", ["20/12/2026", "21/12/2026", "02/03/2026"]),
      ("Colour of the file", "", ["red", "\u{202E}green", "blue"]),
    ].enumerated().map { place, column in
      ImportPreview.Column(
        number: place + 1, name: column.0, role: column.1, sample: column.2)
    }
    file.columnCount = file.columns.count
    preview.files = [file]
    preview.stages = [
      ImportPreview.Stage(name: "Warm up", rows: 612, target: "1", why: "by its name"),
      ImportPreview.Stage(name: "Thinking", rows: 7, target: "2", why: "a guess"),
      ImportPreview.Stage(name: "Contract Sent", rows: 201, target: "3", why: "by its place"),
      ImportPreview.Stage(name: "Closed Won", rows: 320, target: "won", why: "by its deals"),
      ImportPreview.Stage(name: "Closed Lost", rows: 100, target: "lost", why: "by its name"),
    ]
    preview.outcomes = [
      .created: ImportPreview.Tally(
        count: 801, total: 801,
        rows: (0..<60).map {
          ImportPreview.Row(
            file: "", line: $0 + 2, subject: "Customer \($0)", what: "1 purchase, 2 moves")
        }),
      .updated: ImportPreview.Tally(
        count: 1, total: 1,
        rows: [ImportPreview.Row(file: "", line: 9, subject: "Acme", what: "1 move, owner")]),
      .unchanged: ImportPreview.Tally(),
      .skipped: ImportPreview.Tally(),
      .rejected: ImportPreview.Tally(
        count: 2, total: 2,
        rows: [
          ImportPreview.Row(
            file: "", line: 3, subject: "Amount",
            what: "is not an amount with a decimal comma ('x')"),
          ImportPreview.Row(
            file: "", line: 1107, subject: "Close Date", what: "is a day that does not exist"),
        ]),
    ]
    preview.added = "320 purchases, 920 moves"
    preview.conflicts = [
      ImportPreview.Conflict(
        customer: "Acme", field: "owner", here: "ana", file: "kim", key: "A 1.owner",
        isTheirs: false),
      ImportPreview.Conflict(
        customer: "Casa Lola", field: "stage", here: "3 Momentum", file: "2 Customer Experience",
        key: "#7.stage", isTheirs: true),
    ]
    preview.conflictCount = 2
    preview.pairs = [
      ImportPreview.Pair(first: "Bolt", second: "Bolt Inc.", reason: "same name")
    ]
    preview.pairCount = 1
    preview.notes = ["3 activities left out: no contacts"]
    preview.isBlocked = true
    preview.roles = ["id", "name", "owner", "title", "stage", "amount", "closed", "customer"]
    preview.profiles = ["ours", "HubSpot deals", "Pipedrive deals"]
    return preview
  }()

  /// The same without its bad rows.
  static let open: ImportPreview = {
    var preview = deals
    preview.isBlocked = false
    return preview
  }()

  /// What came of it.
  static let done: ImportPreview = {
    var preview = open
    preview.event = "01K"
    preview.rejectsFiles = ["/tmp/deals.csv.rejects.csv"]
    return preview
  }()

  /// A file that is not understood.
  static let unknown: ImportPreview = {
    var preview = ImportPreview()
    preview.problem =
      "odd.csv is no file that is known here (found: 'What', 'Step'): say which is which with --map"
    var file = ImportPreview.File()
    (file.name, file.hasHeader, file.columnCount) = ("odd.csv", true, 2)
    file.columns = [
      ImportPreview.Column(number: 1, name: "What", role: "", sample: ["Roof"]),
      ImportPreview.Column(number: 2, name: "Step", role: "", sample: ["Proposal"]),
    ]
    preview.files = [file]
    preview.roles = deals.roles
    preview.profiles = deals.profiles
    return preview
  }()
}

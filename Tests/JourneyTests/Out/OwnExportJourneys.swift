import Glibc
import Testing

@Suite("Exports that come back", .serialized)
struct OwnExportJourneys {
  private let folder: Folder
  private let kinds = ["customers", "purchases", "touches", "moves", "changes", "plays"]

  init() throws {
    folder = try Folder()
  }

  /// Runs shell commands with the program as `$0` and the folder as `$1`; gives what they print.
  private func shell(_ script: String, code: Int32 = 0) throws -> String {
    let outcome = try Program.launch(
      ["/bin/sh", "-c", "cd \"$1\" || exit 1\n" + script, Program.path, folder.path],
      environment: folder.environment)
    #expect(outcome.code == code, "\(outcome.complaint)")
    return outcome.text + outcome.complaint
  }

  /// A store with everything that is hard to write down: the demo's, and names, notes and changes that
  /// programs trip over; undone, merged, let go, snoozed, handed over and given to nobody's owner.
  private func makeStore() throws {
    try folder.write(
      """
      customer,date,amount,owner
      =1+1,2026-01-05,10,ana
      '=x,2026-01-06,-3,bo
      ''=x,2026-01-06,5,
      @a,2026-01-07,5,=cmd()
      "he said ""hi"", 🙂",2026-01-08,5,O'Neil
      'quoted',2026-01-08,5,

      """, to: "hard.csv")
    let notes = [
      "line 1\\nline 2", "a\\r\\nb", "=x", "'=x", "'", "''", " \\u00a0 + x", "\\\"q\\\"",
      "\\u202e\\u2028", "+49 30 123", "- item", "null", "\\\\n", "{\\\"a\\\":1}", "\\tx", "＝1",
    ]
    var lines = notes.enumerated().flatMap { number, note in
      let customer = "\"customer\":\"#\(141 + number % 6)\""
      return [
        "{\"op\":\"touch\",\(customer),\"channel\":\"call\",\"note\":\"\(note)\"}",
        "{\"op\":\"note\",\(customer),\"text\":\"\(note)\"}",
      ]
    }
    lines += [
      ##"{"op":"letgo","customer":"#141","reason":"=no"}"##,
      ##"{"op":"snooze","customer":"#142","until":"+5","reason":"'=r"}"##,
      ##"{"op":"handoff","customer":"#143","to":"has no customers","reason":"x"}"##,
      ##"{"op":"handoff","customer":"#144","to":"ana","reason":"x"}"##,
      ##"{"op":"accept","customer":"#144"}"##,
      ##"{"op":"set","customer":"#145","trait":"stake","value":"1234.50"}"##,
      ##"{"op":"set","customer":"#145","trait":"phone","value":"+49 30 1"}"##,
      ##"{"op":"set","customer":"#145","trait":"deals","value":"3"}"##,
      ##"{"op":"mode","customer":"#145","mode":"buying","evidence":"e"}"##,
      ##"{"op":"move","customer":"#144","stage":"6","lap":"3","reason":"why, not"}"##,
      ##"{"op":"plan","customer":"#143","what":"=call","due":"+3"}"##,
      ##"{"op":"purchase","customer":"#142","amount":"10"}"##,
      ##"{"op":"purchase","customer":"#142","amount":"10"}"##,
      ##"{"op":"note","customer":"#141","text":"taken back"}"##, ##"{"op":"undo"}"##,
    ]
    try folder.write(lines.joined(separator: "\n") + "\n", to: "changes.in")
    _ = try shell(
      """
      set -e
      "$0" demo export all > all.jsonl
      "$0" import all.jsonl && "$0" import hard.csv && "$0" apply < changes.in
      "$0" merge '#141' '#146'
      """)
  }

  @Test func `every kind comes back byte for byte, in every form, together`() throws {
    try makeStore()
    // What JSON lines tell apart is all there is to tell apart; each set is of other forms.
    let sets = [
      ["customers.csv", "purchases.json", "touches.jsonl", "moves.csv", "changes.json"],
      kinds.map { $0 + ".csv" },
    ]
    var script = """
      PROGRAM="$0"
      export_all() {
        mkdir $1
        for what in \(kinds.joined(separator: " ")); do
          "$PROGRAM" export $what --format jsonl --as-of 2190-01-01 --output $1/$what
        done
      }
      export_all first

      """
    for file in Set(sets.joined()) where !file.hasSuffix("jsonl") {
      let parts = file.split(separator: ".")
      script += "\"$0\" export \(parts[0]) --format \(parts[1]) > \(file)\n"
    }
    script += "cp first/touches touches.jsonl\n"
    for (number, files) in sets.enumerated() {
      script += """
        export SALESLOOP_STORE="$1/\(number).db"
        "$0" import \(files.joined(separator: " ")) && export_all \(number)
        diff -r first \(number) && "$0" check || exit 1

        """
    }
    let told = try shell(script)
    #expect(told.contains("145 customers, 1,459 purchases, 1,431 touches"), "\(told)")
    #expect(told.split(separator: "\n").count { $0 == "sound" } == sets.count)
  }

  @Test func `each kind alone comes back as it was, and undo takes it away again`() throws {
    try makeStore()
    var script = "for form in csv jsonl; do\n"
    for kind in kinds.dropLast() {
      script += """
        "$0" export \(kind) --format $form --output \(kind).$form
        SALESLOOP_STORE=\(kind).$form.db "$0" import \(kind).$form
        SALESLOOP_STORE=\(kind).$form.db "$0" export \(kind) --format $form > again
        [ \(kind) = customers ] || cmp \(kind).$form again

        """
    }
    script += """
      done
      export SALESLOOP_STORE=customers.csv.db
      "$0" export customers | cut -d, -f1-3 > again; cut -d, -f1-3 customers.csv | cmp - again
      "$0" undo && "$0" export customers | wc -l
      """
    let told = try shell(script)
    #expect(!told.contains("differ"))
    #expect(told.contains("undone: import"))
    #expect(told.hasSuffix("\n1\n"))
  }

  @Test func `a dry run makes nothing, and tells programs what there is`() throws {
    let told = try shell(
      """
      "$0" demo export all > all.jsonl
      "$0" demo export purchases --format json > p.json; "$0" demo export moves > m.csv
      "$0" import all.jsonl --dry-run; "$0" import p.json m.csv --dry-run
      "$0" import p.json m.csv --dry-run --json --limit 2; ls
      """)
    #expect(told.contains("a whole store; 140 customers"))
    #expect(told.contains("p.json, m.csv: 129 customers") || told.contains("customers, 1,451 pur"))
    #expect(told.contains("a dry run, nothing was changed"))
    #expect(told.contains("\"profile\":\"export purchases\",\"rows\":1451"))
    #expect(told.contains("\"purchases_added\":1451,\"touches_added\":0,\"moves_added\":97"))
    #expect(told.contains("\"dry_run\":true"))
    #expect(told.hasSuffix("all.jsonl\nm.csv\np.json\n"))
  }

  @Test func `a store with customers takes plain ones as before, and says why not the others`()
    throws
  {
    try folder.importSample()
    let told = try shell(
      """
      for what in purchases moves events; do "$0" export $what > $what.csv; done
      "$0" demo export touches --format json > touches.json
      "$0" import purchases.csv && "$0" import moves.csv; "$0" import touches.json
      "$0" import events.csv; "$0" import purchases.csv moves.csv --map id=id
      """, code: 2)
    #expect(told.contains("purchases.csv: 4 rows; nothing is new, nothing was changed"))
    #expect(told.contains("4 skipped as already there"))
    #expect(
      told.contains("moves.csv is what `export moves` wrote, which goes into a store without"))
    #expect(told.contains("touches.json is what `export touches` wrote as json, which goes into"))
    #expect(told.contains("events.csv is what `export events` wrote, the journal, which every"))
    #expect(told.contains("moves.csv is what `export moves` wrote, which needs no --map"))
  }

  @Test func `memory does not grow with the rows`() throws {
    var text = "id,name,owner,date,amount,recorded,margin,channel,currency\n"
    for number in 0..<60_000 {
      text +=
        "C\(number % 997),,,20\(10 + number % 15)-0\(number % 9 + 1)-11,\(number).00,"
        + "2026-01-02T10:30:00.250Z,,web,EUR\n"
    }
    try folder.write(text, to: "many.csv")
    let told = try shell("ulimit -d 24000; \"$0\" import many.csv")
    #expect(told.contains("997 customers, 60,000 purchases"))
  }
}

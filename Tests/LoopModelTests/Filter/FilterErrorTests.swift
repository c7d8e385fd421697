import LoopModel
import Testing

@Suite struct `A filter that is not understood` {
  @Test(arguments: [
    ("momentun:3", 0, "no field 'momentun'; did you mean 'momentum'?"),
    ("zoe momentun:3", 4, "no field 'momentun'; did you mean 'momentum'?"),
    ("zoe -momentun:3", 5, "no field 'momentun'; did you mean 'momentum'?"),
    ("onwer:ana", 0, "no field 'onwer'; did you mean 'owner'?"),
    ("Stgae:3", 0, "no field 'stgae'; did you mean 'stage'?"),
    ("reven:3", 0, "no field 'reven'; did you mean 'revenue'?"),
    ("stage:8", 6, "no stage '8'; say 1 to 7, a range like 3-4, or a name like heatup"),
    ("up stage:foo", 9, "no stage 'foo'; say 1 to 7, a range like 3-4, or a name like heatup"),
    ("stage:3-9", 6, "no stage '3-9'; say 1 to 7, a range like 3-4, or a name like heatup"),
    ("stage:", 6, "say what stage should be: stage:3-4"),
    ("owner:", 6, "say what owner should be: owner:ana"),
    ("flag:", 5, "say what flag should be: flag:late"),
    ("name:", 5, "say what name should be: name:casa"),
    ("momentun:", 0, "no field 'momentun'; did you mean 'momentum'?"),
    ("-last:", 6, "say what last should be: last:>2026-01-31"),
    ("trend:sideways", 6, "no trend 'sideways'; say one of new, up, steady, down, stopped"),
    ("placed:chance", 7, "no placed 'chance'; say one of start, purchases, hand"),
    ("flag:red", 5, "no flag 'red'; say one of late, stalled, lapsed"),
    ("flag:late,stalled", 5, "one flag at a time"),
    ("momentum:fast", 9, "no number 'fast'; try momentum:<0.8"),
    ("momentum:<", 9, "no number ''; try momentum:<0.8"),
    ("active:>nan", 7, "no number 'nan'; try active:<30"),
    ("lap:inf", 4, "no number 'inf'; try lap:3, lap:<10 or lap:10-20"),
    ("last:yesterday", 5, "no day 'yesterday'; write it as 2026-03-31"),
    ("last:>2026-02-30", 5, "no day '2026-02-30'; write it as 2026-03-31"),
    ("since:2026-01-01..soon", 6, "no day 'soon'; write it as 2026-03-31"),
    ("zoe \"koh", 4, "the quote is not closed; add \""),
    ("name:\"koh", 5, "the quote is not closed; add \""),
    ("é momentun:3", 2, "no field 'momentun'; did you mean 'momentum'?"),
  ])
  func `says what is wrong, where, and what would be right`(
    text: String, column: Int, message: String
  ) {
    let error = #expect(throws: FilterError.self) { try Filter(text) }
    #expect(error?.column == column)
    #expect(error?.message == message)
  }

  @Test func `lists the fields where none is near`() {
    let error = #expect(throws: FilterError.self) { try Filter("qqqqqq:3") }
    #expect(error?.message.hasPrefix("no field 'qqqqqq'; fields: owner stage name id") == true)
    #expect(error?.message.hasSuffix("touch due fit stake deals") == true)
  }

  @Test(arguments: ["stage:,", "trend:,", "owner:,", "placed:,,", "stage:-", "flag:,"])
  func `has a value of nothing but commas`(text: String) {
    #expect(throws: FilterError.self) { try Filter(text) }
  }
}

@Suite struct `The nearest word` {
  static let words = ["import", "list", "show", "print", "info", "help", "demo"]

  @Test(arguments: [
    ("improt", "import"), ("imprt", "import"), ("inport", "import"), ("lst", "list"),
    ("hlep", "help"), ("shwo", "show"), ("demos", "demo"), ("imp", "import"), ("list", "list"),
    ("prinnt", "print"), ("abc", nil), ("", nil), ("x", nil), ("im", nil), ("exported", nil),
  ])
  func `is the one it is most likely a slip of`(word: String, near: String?) {
    #expect(nearestWord(to: word, among: Self.words) == near)
  }

  @Test func `is the one with the fewest edits`() {
    #expect(nearestWord(to: "stags", among: ["staffs", "stage", "strags"]) == "stage")
  }

  @Test func `is none of none`() {
    #expect(nearestWord(to: "import", among: []) == nil)
  }
}

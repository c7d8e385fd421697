import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct `Importing a file by key` {
  private func opened() -> State {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("i"))
    return state
  }

  @Test func `asks for the file, which Tab completes`() {
    var state = opened()
    #expect(state.text.contains("Which file?"))
    state.type("/tmp/de")
    #expect(state.update(.key(.tab)) == [.completePath("/tmp/de")])
    _ = state.update(.paths(for: "/tmp/de", ["/tmp/deals.csv", "/tmp/demo.csv"]))
    #expect(state.text.contains("> /tmp/deals.csv"))
    state.press(.tab)
    #expect(state.text.contains("> /tmp/demo.csv"))
  }

  @Test func `shows what is understood before anything is changed`() {
    var state = opened()
    state.type("/tmp/a.csv")
    #expect(
      state.update(.key(.enter)) == [
        .importFile(path: "/tmp/a.csv", options: [], isTrial: true)
      ])
    #expect(state.text.contains("reading"))
    _ = state.update(.imported(["a.csv: 4 rows; a dry run"], wentWell: true))
    #expect(state.text.contains("a.csv: 4 rows; a dry run"))
    #expect(
      state.update(.key(.enter)) == [
        .importFile(path: "/tmp/a.csv", options: [], isTrial: false)
      ])
    _ = state.update(.imported(["a.csv: 4 rows"], wentWell: true))
    #expect(state.update(.key(.character("u"))) == [.undo])
    #expect(!state.text.contains("a.csv: 4 rows"))
  }

  @Test func `is corrected by options of the command line`() {
    var state = opened()
    state.type("/tmp/a.csv")
    _ = state.update(.key(.enter))
    _ = state.update(.imported(["no date column"], wentWell: false))
    #expect(state.update(.key(.enter)) == [])
    state.press(.character("o"))
    state.type("--map \"Deal owner=owner\" --dates dmy")
    #expect(
      state.update(.key(.enter)) == [
        .importFile(
          path: "/tmp/a.csv", options: ["--map", "Deal owner=owner", "--dates", "dmy"],
          isTrial: true)
      ])
  }

  @Test func `tells in the status line what came of it when it is not waited for`() {
    var state = opened()
    state.type("/tmp/a.csv")
    _ = state.update(.key(.enter))
    state.press(.escape)
    _ = state.update(.imported(["a.csv: 4 rows"], wentWell: true))
    #expect(state.text.contains("a.csv: 4 rows"))
  }

  @Test func `is refused where nothing can be changed`() {
    var state = DemoSnapshot.state(80, 24)
    state.setting.readOnlyReason = "--read-only was asked for"
    state.press(.character("i"))
    #expect(!state.text.contains("Which file?"))
    #expect(state.text.contains("--read-only was asked for"))
  }

  @Test(arguments: [
    ("a  b", ["a", "b"]), ("--map 'a b=c'", ["--map", "a b=c"]), ("'x y' \"\"", ["x y", ""]),
    ("a\"b c\"d", ["ab cd"]),
  ])
  func `takes quoted words for one`(line: String, expected: [String]) {
    var state = opened()
    state.type("f")
    _ = state.update(.key(.enter))
    _ = state.update(.imported([""], wentWell: true))
    state.press(.character("o"))
    state.type(line)
    #expect(
      state.update(.key(.enter)) == [.importFile(path: "f", options: expected, isTrial: true)])
  }

  @Test(arguments: ScreenSize.allCases)
  func `fits every size`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("i"))
    state.type("/tmp/a very long path of a file in a folder of a folder/export 2026-11.csv")
    _ = state.picture()
    _ = state.update(.key(.enter))
    _ = state.update(
      .imported(["one line", String(repeating: "word ", count: 60), "漢字 line"], wentWell: true))
    let picture = state.picture()
    #expect(picture.canvas.size == state.size)
  }
}

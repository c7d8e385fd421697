import Store
import Testing

@Suite struct `A text as a flat JSON object` {
  private let store: Store

  init() throws {
    store = try Store(path: ":memory:", create: true)
  }

  @Test func `gives its members as they are written`() throws {
    let text = #"""
      {"op":"x \u00e9\n","n":1234567890123456.50,"i":-7,"big":123456789012345678901,"yes":true,
      "no":false,"none":null,"a\"b.c":"key","empty":""}
      """#
    #expect(
      try store.members(ofJSON: text)
        == .object([
          "op": "x é\n", "n": "1234567890123456.50", "i": "-7", "big": "123456789012345678901",
          "yes": "true", "no": "false", "a\"b.c": "key", "empty": "",
        ]))
    #expect(try store.members(ofJSON: "{}") == .object([:]))
  }

  @Test(arguments: ["", "nope", "{", "{'a':1}", "{a:1}", "{\"a\":1} x", "{\"a\":NaN}"])
  func `is told from no JSON`(text: String) throws {
    #expect(try store.members(ofJSON: text) == .notJSON)
  }

  @Test(arguments: ["[1]", "3", "null", #"{"a":[1]}"#, #"{"a":{}}"#, #"{"a":1,"a":2}"#])
  func `is told from other JSON`(text: String) throws {
    guard case .other = try store.members(ofJSON: text) else {
      Issue.record("\(text) is taken for a flat object")
      return
    }
  }
}

@Suite struct JSONValueTests {
  private let store: Store

  init() throws { store = try Store(path: ":memory:") }

  @Test func `JSON of any depth is read as it is`() throws {
    let value = try #require(
      try store.value(ofJSON: #"{"a":[1,{"b":"x\ny"},[],null],"c":true,"d":{},"e":-0.5}"#))
    #expect(value["a"].items.count == 4)
    #expect(value["a"].items[0].number == 1)
    #expect(value["a"].items[1]["b"].text == "x\ny")
    #expect(value["a"].items[2] == .array([]))
    #expect(value["a"].items[3] == .null)
    #expect(value["c"].isTrue)
    #expect(value["d"] == .object([:]))
    #expect(value["e"].text == "-0.5")
    #expect(value["none"] == .null)
  }

  @Test(arguments: ["", "{", "[1,]", "x"]) func `what is no JSON is nothing`(text: String) throws {
    #expect(try store.value(ofJSON: text) == nil)
  }

  @Test func `a long list comes in its order`() throws {
    let text = "[" + (0..<20_000).map(String.init).joined(separator: ",") + "]"
    #expect(try store.value(ofJSON: text)?.items.map(\.number) == Array(0..<20_000))
  }
}

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

import Exchange
import LoopModel
import Testing

import Store

@Suite struct OwnExportRefusalTests {
  let own: OwnExports

  init() throws {
    own = try OwnExports()
  }

  static let broken: [([(String, String)], String)] = [
    (
      [("p.csv", OwnExports.purchases + "A,A,,2026-02-30,5.00,\(OwnExports.time),,,EUR\n")],
      "p.csv, line 2: '2026-02-30' under date is no day"
    ),
    (
      [("p.csv", OwnExports.purchases + "A,A,,2026-02-03,5.001,\(OwnExports.time),,,EUR\n")],
      "p.csv, line 2: '5.001' under amount is no amount in EUR"
    ),
    (
      [("p.csv", OwnExports.purchases + "A,A,,2026-02-03,5.00,yesterday,,,EUR\n")],
      "'yesterday' under recorded is no time"
    ),
    (
      [
        (
          "p.csv",
          OwnExports.purchases
            + "A,\"A\nb\",,2026-02-03,5.00,\(OwnExports.time),,,EUR\nA,A,,2026-02-03,5,,,,EUR\n"
        )
      ],
      "p.csv, line 4: 'A' is called 'A' here and 'A\nb' before"
    ),
    (
      [("p.csv", OwnExports.purchases + "A,A,,2026-02-03,5,,,,EUR\n")],
      "p.csv, line 2: recorded is empty"
    ),
    (
      [
        (
          "p.csv",
          OwnExports.purchases
            + "A,A,,2026-02-03,5,\(OwnExports.time),,,EUR\nB,B,,2026-02-03,5,\(OwnExports.time),,,USD\n"
        )
      ], "p.csv, line 3: it counts in USD, and a row before in EUR"
    ),
    (
      [("p.csv", OwnExports.purchases + "A,A,,2026-02-03,5\n")],
      "p.csv, line 2: it has 5 fields, and there are 9 columns"
    ),
    ([("p.csv", OwnExports.purchases + "\"A,A")], "a quote opened here is never closed"),
    (
      [("m.csv", OwnExports.moves + "A,A,,2026-02-03,\(OwnExports.time),bo,8,x,1,,,false\n")],
      "m.csv, line 2: there is no stage '8'"
    ),
    (
      [("m.csv", OwnExports.moves + "A,A,,2026-02-03,\(OwnExports.time),bo,7,x,0,,,false\n")],
      "'0' under lap is no number"
    ),
    (
      [("m.csv", OwnExports.moves + "A,A,,2026-02-03,\(OwnExports.time),bo,7,x,1,,,maybe\n")],
      "'maybe' under imported is neither true nor false"
    ),
    (
      [("c.csv", OwnExports.customers + "K,K,,3,2,fate,,,,,2020-01-02,4,,EUR\n")],
      "'fate' under placed_by is none of"
    ),
    (
      [("c.csv", OwnExports.customers + "K,K,,3,2,hand,,7,,,2020-01-02,4,,EUR\n")],
      "'7' under fit is no number"
    ),
    (
      [
        (
          "c.csv",
          OwnExports.customers
            + "K,K,,3,2,hand,,,,,2020-01-02,4,,\nL,L,,3,2,hand,,,,,2020-01-02,4,,\n"
        )
      ],
      "two customers have the number 4"
    ),
    (
      [
        ("a.csv", OwnExports.purchases + "A,A,,2026-02-03,5,\(OwnExports.time),,,EUR\n"),
        ("b.csv", OwnExports.purchases + "A,A,,2026-02-03,5,\(OwnExports.time),,,EUR\n"),
      ], "'A' has purchases in"
    ),
    (
      [
        (
          "p.jsonl",
          #"{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"}"# + "\n{\"numb"
        )
      ],
      "p.jsonl, line 2: the object is cut off"
    ),
    (
      [("p.json", #"[{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"}"#)],
      "p.json, line 1: the array is cut off"
    ),
    (
      [
        (
          "p.json",
          #"[{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"},{"number":2,"stage":0}]"#
        )
      ], "p.json, row 2: there is no stage '0'"
    ),
    (
      [
        (
          "p.jsonl",
          #"{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"}"#
            + "\n{\"number\":2,\"stage\":2,\"stage_name\":\"\",\"mode\":nil,\"text\":\"\"}\n"
        )
      ], "p.jsonl, line 2: it is no JSON"
    ),
    (
      [
        (
          "p.csv",
          OwnExports.purchases
            + "#9223372036854775807,A,,2026-02-03,5,\(OwnExports.time),,,EUR\nA,A,,2026-02-03,x,,,,EUR\n"
        )
      ],
      "line 3"
    ),
  ]

  @Test(arguments: broken.indices)
  func `a row that makes no sense is named, and nothing is changed`(number: Int) throws {
    let (files, sentence) = Self.broken[number]
    let refusal = try own.refusal(files)
    #expect(refusal?.contains(sentence) == true, "\(refusal ?? "taken in")")
    #expect(try own.store.counts().customers == 0)
    #expect(try own.store.counts().events == 0)
    #expect(try own.store.currency() == .unknown)
  }
}

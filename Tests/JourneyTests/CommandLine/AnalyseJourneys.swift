import Testing

@Suite("Figures of a file, without a store", .serialized)
struct AnalyseJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  // MARK: Samples

  /// Two customers: one of a few orders, a zero amount and a refund among them, one of a single order.
  private static let purchases = """
    customer_id,date,amount
    7,2025-01-06,10.00
    7,2025-01-20,20.00
    7,2025-01-20,4.00
    9,2025-01-13,50.00
    7,2025-02-03,36.00
    7,2025-02-10,0.00
    7,2025-02-12,-5.00
    7,2025-03-03,8.00

    """

  /// Forty customers of whom 30 buy again; the more often, the more they buy later.
  private static func store() -> String {
    var text = "customer_id,date,amount\n"
    for customer in 0..<40 {
      for order in 0...(customer % 4) {
        text += "\(customer),2025-0\(1 + order)-0\(1 + customer % 7),\(10 + customer % 5).00\n"
      }
      if customer % 4 > 1 { text += "\(customer),2025-07-10,12.00\n" }
    }
    return text
  }

  private static let modelFigures = """
    model,r,alpha,a,b,x,tx,T,t
    bgnbd,.243,4.414,.793,2.426,2,30.43,38.86,39
    mbgnbd,.525,6.183,.891,1.614,0,0,38.86,39
    bgnbd,.243,4.414,.793,2.426,0,0,38.86,0

    """

  /// Stays of one stage whose curve is worked out by hand, and one of another.
  private static let stays = """
    customer,stage,dwell_days,outcome
    a,1,1,adv
    b,1,2,exit
    c,1,3,cens
    d,1,4,adv
    e,Heat up,5.5,cens

    """

  /// Runs `analyse` with `text` on standard input.
  private func run(_ words: String, reading text: String) throws -> Program.Outcome {
    try folder.write(text, to: "input")
    return try Program.launch(
      ["/bin/sh", "-c", "'\(Program.path)' analyse \(words) < '\(folder.path)/input'"],
      environment: folder.environment)
  }

  /// The number behind the first `key` in JSON.
  private func number(_ key: String, in json: String) -> Double? {
    let parts = json.split(separator: "\"\(key)\":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return Double(parts[1].prefix { !",}]".contains($0) })
  }

  // MARK: Answers

  @Test func `fit gives the parameters by name`() throws {
    let file = try folder.write(Self.store(), to: "purchases.csv")
    for (words, names) in [
      ([], ["r", "alpha", "a", "b"]), (["--model", "mbgnbd"], ["r", "alpha", "a", "b"]),
      (["--no-prior"], ["r", "alpha", "a", "b"]), (["--model", "gammagamma"], ["p", "q", "v"]),
    ] {
      let outcome = try Program.launch(
        [Program.path, "analyse", "fit", file, "--as-of", "2025-06-30", "--json"] + words,
        environment: folder.environment)
      #expect(outcome.code == 0)
      for name in names {
        let value = try #require(number(name, in: outcome.text))
        #expect(value > 0)
      }
      #expect(number("customers", in: outcome.text) == 40)
      #expect(number("repeat_customers", in: outcome.text) == 30)
      #expect(number("log_likelihood", in: outcome.text) != nil)
      #expect(number("milliseconds", in: outcome.text) != nil)
    }
    #expect(folder.read("loop.db") == nil)
  }

  @Test func `score cuts at the day and tells every figure`() throws {
    let file = try folder.write(Self.purchases, to: "purchases.csv")
    let outcome = try Program.run(
      "analyse", "score", file, "--as-of", "2025-02-17", "--params", "0.5,6,0.9,1.6", "--memory",
      "0.5", "--typical", "0.1", "--json", in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.text.hasPrefix("[{\"id\":\"7\",\"x\":2,\"tx\":4.0,\"T\":6.0,"))
    #expect(outcome.text.contains("{\"id\":\"9\",\"x\":0,\"tx\":0.0,\"T\":5.0,"))
    for key in [
      "silence_weeks", "survival", "p_active", "rate", "pace", "momentum", "usual", "expected",
      "spend", "clv",
    ] {
      #expect(number(key, in: outcome.text) != nil, "\(key)")
    }
    // A = ½·1 + 1, B = ½·(½·2 + 2).
    #expect(number("a_state", in: outcome.text) == 1.5)
    #expect(number("b_state", in: outcome.text) == 1.5)
    #expect(number("silence_weeks", in: outcome.text) == 2)
    let rate = try #require(number("rate", in: outcome.text))
    #expect(abs(rate - 2 / 9.5) < 1e-12)
    let trend = try #require(number("trend_u", in: outcome.text))
    #expect(abs(trend - 0) < 1e-12)
    #expect(outcome.text.contains("\"trend_u\":null"))
    let pace = try #require(number("pace", in: outcome.text))
    let momentum = try #require(number("momentum", in: outcome.text))
    #expect(abs(momentum - pace / 0.1) < 1e-12)
  }

  @Test func `with memory 1 the chance of being active is the model's`() throws {
    let file = try folder.write(Self.purchases, to: "purchases.csv")
    let score = try Program.run(
      "analyse", "score", file, "--params", "0.5,6,0.9,1.6", "--memory", "1", "--horizon-weeks",
      "13", "--json", in: folder)
    let model = try run(
      "expected --json",
      reading: "model,r,alpha,a,b,x,tx,T,t\nmbgnbd,0.5,6,0.9,1.6,3,8,8,13\n")
    let active = try #require(number("p_active", in: score.text))
    #expect(abs(active - (number("p_alive", in: model.text) ?? 0)) < 1e-12)
    #expect(number("expected", in: score.text) == number("expected", in: model.text))
  }

  @Test func `expected answers row by row, from a file or standard input`() throws {
    let file = try folder.write(Self.modelFigures, to: "figures.csv")
    let outcome = try Program.run("analyse", "expected", file, "--json", in: folder)
    #expect(outcome.code == 0)
    // Fader, Hardie and Lee publish 1.226.
    let expected = try #require(number("expected", in: outcome.text))
    #expect(abs(expected - 1.226) < 5e-4)
    #expect(outcome.text.hasSuffix("{\"p_alive\":1.0,\"expected\":0.0}]\n"))
    #expect(try run("expected --json", reading: Self.modelFigures).text == outcome.text)
    #expect(try run("expected", reading: Self.modelFigures).lines.count == 4)
  }

  @Test func `dwell tells limits and chances of each stage`() throws {
    let file = try folder.write(Self.stays, to: "stays.csv")
    let outcome = try Program.run("analyse", "dwell", file, "--ages", "0,2.5", "--json", in: folder)
    #expect(outcome.code == 0)
    // F1: ¼ at 1, then S = ½ of the last one at risk at 4.
    let first = """
      [{"stage":"1","n":4,"advanced":2,"exited":1,"censored":1,"f_inf":0.75,\
      "limits":{"0.5":4.0,"0.8":4.0,"0.9":4.0},"p_advance":[{"age":0.0,"p":null,"at_risk":4},\
      {"age":2.5,"p":null,"at_risk":2}]}
      """
    #expect(outcome.text.hasPrefix(first))
    #expect(outcome.text.contains("{\"stage\":\"Heat up\",\"n\":1,\"advanced\":0,"))
    #expect(outcome.text.contains("\"limits\":{\"0.5\":null,"))
    let exits = "stage,dwell_days,outcome\n" + String(repeating: "3,4,exit\n", count: 12)
    #expect(
      try run("dwell - --ages 0 --json", reading: exits).text.hasSuffix(
        "\"f_inf\":0.0,\"limits\":{\"0.5\":null,\"0.8\":null,\"0.9\":null},"
          + "\"p_advance\":[{\"age\":0.0,\"p\":null,\"at_risk\":12}]}]\n"))
    #expect(
      try run("dwell -", reading: exits).lines.last?.hasPrefix("3: no advances seen") == true)
    let many = "stage,dwell_days,outcome\n" + String(repeating: "2,1,adv\n2,9,exit\n", count: 10)
    #expect(
      try run("dwell - --json", reading: many).text.contains(
        "[{\"age\":0.0,\"p\":0.5,\"at_risk\":20},{\"age\":7.0,\"p\":0.0,\"at_risk\":10}"))
  }

  @Test func `trend is the Laplace test, and none for one time`() throws {
    // Times of failure of system 1, AMSAA; published U = −2.6121.
    let times = "1.2\n55.6\n72.7\n111.9\n121.9\n303.6\n326.9\n1568.4\n1913.5\n"
    let outcome = try run("trend --end 2000 --json", reading: times)
    #expect(outcome.text.hasSuffix(",\"arrow\":\"down\"}\n"))
    #expect(abs((number("u", in: outcome.text) ?? 0) + 2.6121) < 5e-5)
    #expect(
      try run("trend --end 9 --json", reading: "5\n").text
        == "{\"u\":null,\"arrow\":\"steady\"}\n")
    #expect(try run("trend --end 9", reading: "8\n8.5\n\n").text.contains("up"))
    // As programs of Windows write it.
    #expect(try run("trend --end 2000 --json", reading: "\u{FEFF}" + times).text == outcome.text)
  }

  @Test func `holdout holds what was told against what came`() throws {
    let file = try folder.write(Self.store(), to: "purchases.csv")
    let outcome = try Program.run(
      "analyse", "holdout", file, "--as-of", "2025-06-30", "--json", in: folder)
    #expect(outcome.code == 0)
    #expect(
      outcome.text.hasPrefix(
        "{\"as_of\":\"2025-06-30\",\"until\":\"2025-07-10\",\"customers\":40,\"returned\":20,"))
    for name in [
      "momentum_fitted", "momentum_default", "recency", "frequency", "rfm", "bgnbd", "mbgnbd",
    ] {
      #expect(outcome.text.contains("\"\(name)\":{\"auc\":"))
    }
    // Whoever bought most often came back.
    #expect(outcome.text.contains("\"frequency\":{\"auc\":1.0,"))
    #expect(outcome.text.contains("\"precision_top_tenth\":1.0,"))

    let told = try Program.run("analyse", "holdout", file, "--as-of", "2025-06-30", in: folder)
    #expect(
      told.lines.last
        == "On your data: of the tenth with the highest momentum (fitted parameters), 100 % bought"
        + " again; of all 40, 50 %")
    let nobody = try Program.run(
      "analyse", "holdout", file, "--as-of", "2025-05-20", "--until", "2025-07-01", "--json",
      in: folder)
    #expect(nobody.code == 0)
    #expect(nobody.text.contains("\"returned\":0") && nobody.text.contains("\"auc\":null"))
  }

  @Test(arguments: [
    "customer,date,amount\nAda,2025-01-05,10\n",
    "customer,date,amount\nAda,2025-01-05,10\nBerta,2025-01-05,20\nBerta,2025-01-05,5\n",
    "customer,date,amount\nAda,2025-01-05,0\n",
    "customer,date,amount\nAda,2025-01-05,10\nAda,2199-01-05,10\n",
  ])
  func `few purchases give numbers all the same`(text: String) throws {
    for words in [
      "fit - --json", "fit - --no-prior --json", "fit - --no-prior --model mbgnbd --json",
      "score - --json", "score - --as-of 2199-12-31 --horizon-weeks 600 --json",
    ] {
      let outcome = try run(words, reading: text)
      #expect(outcome.code == 0, "\(words): \(outcome.complaint)")
      #expect(!outcome.text.contains("nan") && !outcome.text.contains("inf"), "\(words)")
      #expect(!outcome.text.contains("\"r\":null") && !outcome.text.contains("\"pace\":null"))
    }
  }

  @Test func `without JSON there are tables, and names cannot act on a terminal`() throws {
    let hostile = try folder.write(Samples.hostile, to: "hostile.csv")
    let scores = try Program.run("analyse", "score", hostile, in: folder)
    #expect(scores.code == 0)
    #expect(scores.lines.count == 6)
    #expect(scores.controls.isEmpty)
    let fit = try run("fit -", reading: Self.store())
    #expect(fit.lines.first?.hasPrefix("model ") == true)
    #expect(fit.lines.contains { $0.hasPrefix("bought again") && $0.hasSuffix(" 30") })
    #expect(try run("dwell -", reading: Self.stays).lines.count == 4)
  }

  @Test func `a store expects the spending that analyse tells`() throws {
    var text = "customer_id,date,amount\n"
    for customer in 0..<90 {
      for order in 0...(1 + customer % 4) {
        let amount = (3 + customer * 7 % 11) * (20 + (customer * 5 + order * 7) % 13)
        let day = "2025-0\(1 + order)-\(10 + customer % 9)"
        text += "\(customer),\(day),\(amount).50\n"
        if order == 1 { text += "\(customer),\(day),3.25\n" }
        if order == 2 { text += "\(customer),\(day),-40.00\n" }
      }
    }
    let file = try folder.write(text, to: "purchases.csv")
    let fit = try Program.run(
      "analyse", "fit", file, "--model", "gammagamma", "--as-of", "2025-06-30", "--json", in: folder
    )
    #expect(try Program.run("import", file, "--currency", "EUR", in: folder).code == 0)
    let info = try Program.run("info", "--as-of", "2025-07-31", "--json", in: folder)
    #expect(info.text.contains("\"learned_before\":\"2025-07-01\""))
    for name in ["p", "q", "v"] {
      let value = try #require(number(name, in: info.text), "\(info.text)")
      #expect(abs(value / (number(name, in: fit.text) ?? 0) - 1) < 1e-6, "\(name)")
    }
    #expect(number("spend_customers", in: info.text) == 90)
  }

  // MARK: Refusals

  struct Refusal: CustomTestStringConvertible, Sendable {
    let words: String
    var input = ""
    let code: Int32
    let answer: String
    var testDescription: String { words }
  }

  @Test(arguments: [
    Refusal(words: "", code: 2, answer: "fit|score|expected|dwell|trend|holdout"),
    Refusal(words: "scroe x", code: 2, answer: "did you mean 'score'?"),
    Refusal(words: "fit", code: 2, answer: "salesloop analyse fit FILE"),
    Refusal(words: "trend x --end 3", code: 2, answer: "one word too many"),
    Refusal(words: "fit - --ages 1", code: 2, answer: "'dwell' does"),
    Refusal(words: "fit - --model bgnb", code: 2, answer: "did you mean 'bgnbd'?"),
    Refusal(words: "score - --model gammagamma", code: 2, answer: "bgnbd, mbgnbd"),
    Refusal(words: "score - --params 1,2,-3,4", code: 2, answer: "four numbers above 0"),
    Refusal(words: "score - --memory 2", code: 2, answer: "from 0 to 1"),
    Refusal(words: "score - --typical 0", code: 2, answer: "above 0"),
    Refusal(words: "score - --horizon-weeks inf", code: 2, answer: "above 0"),
    Refusal(words: "dwell - --ages a,b", code: 2, answer: "0,7,14"),
    Refusal(words: "dwell - --ages=-1", code: 2, answer: "0,7,14"),
    Refusal(words: "trend", code: 2, answer: "--end T"),
    Refusal(words: "holdout -", code: 2, answer: "--as-of DATE"),
    Refusal(words: "holdout - --as-of 2025-01-01 --until 2025-01-01", code: 2, answer: "after"),
    Refusal(words: "fit -", code: 65, answer: "is empty"),
    Refusal(words: "fit -", input: "customer,date,amount\n", code: 65, answer: "no purchases"),
    Refusal(
      words: "fit - --as-of 2024-01-01", input: purchases, code: 65, answer: "nobody had bought"),
    Refusal(
      words: "fit - --model gammagamma", input: "customer,date,amount\nAda,2025-01-05,9\n",
      code: 65, answer: "nobody bought again"),
    Refusal(
      words: "holdout - --as-of 2025-03-03", input: purchases, code: 65, answer: "nothing comes"),
    Refusal(
      words: "holdout - --as-of 2025-02-01 --until 2030-01-01", input: purchases, code: 65,
      answer: "ends on 2025-03-03"),
    Refusal(
      words: "expected", input: "model,r,alpha,a,b,x,tx,T,t\nbgnbd,1,1,1,1,0,30,40,9\n", code: 65,
      answer: "line 2: tx '30' is not 0: tx must be 0 where x is 0"),
    Refusal(
      words: "expected", input: "model,r,alpha,a,b,x,tx,T,t\nbgnbd,-1,1,1,1,1,1,1,1\n", code: 65,
      answer: "line 2: r '-1' is not above 0"),
    Refusal(
      words: "expected", input: "model,r,alpha,a,b,x,tx,T,t\nnbd,1,1,1,1,1,1,1,1\n", code: 65,
      answer: "no model"),
    Refusal(
      words: "expected", input: "model,r,alpha,a,b,x,tx,T,t\nbgnbd,1,1,1,1,1,2,1,1\n", code: 65,
      answer: "less than tx"),
    Refusal(words: "expected", input: "model,r\nbgnbd,1\n", code: 65, answer: "no column 'alpha'"),
    Refusal(
      words: "dwell -", input: "stage,dwell_days,outcome\n1,2,won\n", code: 65,
      answer: "line 2: outcome 'won'"),
    Refusal(
      words: "dwell -", input: "stage,dwell_days,outcome\n1,nan,adv\n", code: 65,
      answer: "is no number"),
    Refusal(words: "trend --end 5", input: "1\nsoon\n", code: 65, answer: "line 2: 'soon'"),
    Refusal(words: "trend --end 5", input: "6\n", code: 65, answer: "between 0 and the end"),
  ])
  func `what cannot be answered is one sentence`(_ refusal: Refusal) throws {
    let outcome = try run(refusal.words, reading: refusal.input)
    #expect(outcome.code == refusal.code)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint.contains(refusal.answer), "\(outcome.complaint)")
    #expect(outcome.complaint.split(separator: "\n").count == 1)
  }

  @Test func `help tells the analyses, and the demo has none`() throws {
    let help = try Program.run("help", "analyse", in: folder)
    #expect(help.text.contains("salesloop analyse holdout FILE --as-of DATE"))
    #expect(help.lines.allSatisfy { $0.count <= 100 })
    let demo = try Program.run("demo", "analyse", "trend", "--end", "3", in: folder)
    #expect(demo.code == 2)
    #expect(demo.complaint.contains("works on a file"))
  }
}

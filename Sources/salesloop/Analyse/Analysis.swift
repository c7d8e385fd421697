/// What `analyse` works out of a file, without a store.
enum Analysis: String, CaseIterable {
  case fit, score, expected, dwell, trend, holdout

  /// What follows it.
  var usage: String {
    switch self {
    case .fit, .score, .dwell: "FILE"
    case .expected: "[FILE]"
    case .trend: "--end T"
    case .holdout: "FILE --as-of DATE"
    }
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .fit: "the parameters of a model that suit a file of purchases best"
    case .score: "momentum, chances and value of every customer in a file of purchases"
    case .expected: "P(alive) and expected purchases for rows of model,r,alpha,a,b,x,tx,T,t"
    case .dwell: "how long stays last and go on, from stage,dwell_days,outcome (adv, exit, cens)"
    case .trend: "whether event times on standard input, one a line, come closer together"
    case .holdout: "what scores on a day told of the purchases after it"
    }
  }

  /// The options it takes besides the common ones.
  var options: [Option] {
    switch self {
    case .fit: [.model, .noPrior, .json] + Analysis.purchaseOptions
    case .score:
      [.model, .params, .horizonWeeks, .memory, .typical, .json] + Analysis.purchaseOptions
    case .expected: [.json]
    case .dwell: [.ages, .json]
    case .trend: [.end, .json]
    case .holdout: [.until, .json] + Analysis.purchaseOptions
    }
  }

  /// How many words may follow it, and how many must.
  var operands: ClosedRange<Int> {
    switch self {
    case .fit, .score, .dwell, .holdout: 1...1
    case .expected: 0...1
    case .trend: 0...0
    }
  }

  /// How a file of purchases is written.
  static let purchaseOptions: [Option] = [
    .dates, .decimal, .encoding, .delimiter, .currency,
  ]

  /// The options that some analysis takes.
  static let options = Option.allCases.filter { option in
    allCases.contains { $0.options.contains(option) }
  }
}

import LoopModel

extension Arguments {
  /// The analysis asked for, its words and options being right.
  func analysis() throws(Failure) -> Analysis {
    let names = Analysis.allCases.map(\.rawValue)
    guard let name = operands.first else {
      throw Failure(
        usage: "say what to analyse: salesloop analyse \(names.joined(separator: "|")) [FILE]")
    }
    guard let analysis = Analysis(rawValue: name) else {
      let near = nearestWord(to: name, among: names)
      throw Failure(
        usage: "unknown analysis '\(name)'; "
          + (near.map { "did you mean '\($0)'?" }
            ?? "there are \(names.joined(separator: ", "))"))
    }
    for option in Analysis.options where has(option) && !analysis.options.contains(option) {
      let takers = Analysis.allCases.filter { $0.options.contains(option) }
      throw Failure(
        usage: "'analyse \(name)' does not take \(option.flag); "
          + takers.map { "'\($0.rawValue)'" }.joined(separator: " and ")
          + (takers.count == 1 ? " does" : " do"))
    }
    let call = "salesloop analyse \(name) \(analysis.usage)"
    let words = operands.dropFirst()
    if words.count < analysis.operands.lowerBound {
      throw Failure(usage: "say which file to look at: \(call)")
    }
    if words.count > analysis.operands.upperBound {
      throw Failure(
        usage: "'\(operands[analysis.operands.upperBound + 1])' is one word too many: \(call)")
    }
    return analysis
  }

  // MARK: Values

  /// The file of the analysis; standard input where none is named.
  var analysedFile: String { operands.dropFirst().first ?? "-" }

  /// The model asked for by `--model` among `names`.
  func modelName(among names: [String], unlessTold standard: String) throws(Failure) -> String {
    guard let name = value(.model) else { return standard }
    guard names.contains(name) else {
      let near = nearestWord(to: name, among: names)
      throw Failure(
        usage: "no model '\(name)' here; "
          + (near.map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", "))"))
    }
    return name
  }

  /// A number within `range`; nil where the option was not given.
  func figure(
    _ option: Option, in range: ClosedRange<Double>, isAboveZero: Bool, _ wanted: String
  ) throws(Failure) -> Double? {
    guard let text = value(option) else { return nil }
    guard let number = Double(text), range.contains(number), !isAboveZero || number > 0 else {
      throw Failure(usage: "\(option.flag) wants \(wanted), not '\(text)'")
    }
    return number
  }

  /// A number above 0, within what can be counted with.
  func positiveFigure(_ option: Option) throws(Failure) -> Double? {
    try figure(option, in: 0...1e12, isAboveZero: true, "a number above 0")
  }

  /// Numbers separated by commas; nil where the option was not given, or one is no number.
  private func figures(_ option: Option) -> [Double?]? {
    value(option)?.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let trimmed = part.drop { $0 == " " }
      guard let number = Double(trimmed), number.isFinite, abs(number) <= 1e12 else { return nil }
      return number
    }
  }

  /// The parameters given by `--params`.
  func parameters() throws(Failure) -> Prior? {
    guard let figures = figures(.params) else { return nil }
    let values = figures.compactMap { $0 }.filter { $0 > 0 }
    guard values.count == 4, figures.count == 4 else {
      throw Failure(
        usage: "--params wants four numbers above 0, r,alpha,a,b as 0.5,6.2,0.9,1.6, not"
          + " '\(value(.params) ?? "")'")
    }
    return Prior(r: values[0], alpha: values[1], a: values[2], b: values[3])
  }

  /// The ages in days given by `--ages`.
  func ages() throws(Failure) -> [Double] {
    guard let figures = figures(.ages) else { return [0, 7, 14] }
    let values = figures.compactMap { $0 }.filter { $0 >= 0 }
    guard values.count == figures.count else {
      throw Failure(
        usage: "--ages wants days from 0 on with commas as 0,7,14, not '\(value(.ages) ?? "")'")
    }
    return values
  }

  /// The day given by `--until`.
  func until() throws(Failure) -> Day? {
    guard let text = value(.until) else { return nil }
    guard let day = Day(iso: text), Day.accepted.contains(day) else {
      throw Failure(usage: "'\(text)' is no day for --until; write it as 2026-03-31")
    }
    return day
  }
}

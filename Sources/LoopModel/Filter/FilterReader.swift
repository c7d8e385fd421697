/// Reads the filter language; see `Filter`.
struct FilterReader {
  private let characters: [Character]
  private let me: String

  init(_ text: String, me: String) {
    characters = Array(text)
    self.me = me
  }

  private struct Word {
    var text = ""
    var column: Int
    /// Where the colon of `field:value` is in `text`; a quoted colon is none.
    var colon: Int?
    var isQuoted = false
    /// Whether a minus stands before the quote.
    var isNegated = false
  }

  func terms() throws(FilterError) -> [Filter.Term] {
    var terms: [Filter.Term] = []
    for word in try words() {
      var word = word
      var isNegated = word.isNegated
      if !word.isQuoted, word.text.count > 1, word.text.hasPrefix("-") || word.text.hasPrefix("!") {
        isNegated = true
        word.text.removeFirst()
        word.column += 1
        word.colon = word.colon.map { $0 - 1 }
      }
      terms.append(Filter.Term(isNegated: isNegated, test: try test(word)))
    }
    return terms
  }

  private func words() throws(FilterError) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < characters.count {
      guard characters[index] != " " else {
        index += 1
        continue
      }
      var word = Word(column: index)
      while index < characters.count, characters[index] != " " {
        if characters[index] == "\"" {
          let opened = index
          if word.text.isEmpty || word.text == "-" || word.text == "!" {
            word.isQuoted = true
            word.isNegated = !word.text.isEmpty
            word.text = ""
          }
          index += 1
          while index < characters.count, characters[index] != "\"" {
            word.text.append(characters[index])
            index += 1
          }
          guard index < characters.count else {
            throw FilterError("the quote is not closed; add \"", at: opened)
          }
        } else {
          if characters[index] == ":", word.colon == nil, !word.isQuoted {
            word.colon = word.text.count
          }
          word.text.append(characters[index])
        }
        index += 1
      }
      if !word.text.isEmpty { words.append(word) }
    }
    return words
  }

  private func test(_ word: Word) throws(FilterError) -> Filter.Test {
    if word.isQuoted { return .text(Array(folded(word.text).utf8)) }
    guard let colon = word.colon else { return flag(word.text) }
    let name = folded(word.text.prefix(colon))
    let value = String(word.text.dropFirst(colon + 1))
    let column = word.column + colon + 1
    guard !value.isEmpty, !isList(name) || value.contains(where: { $0 != "," }) else {
      guard isList(name) || ["name", "n", "id"].contains(name) || FilterField(word: name) != nil
      else { throw FilterError(unknownField(name), at: word.column) }
      throw FilterError("say what \(name) should be: \(example(of: name))", at: column)
    }
    switch name {
    case "owner", "o":
      return .owner(
        value.split(separator: ",").map {
          $0 == "me"
            ? Filter.OwnerName(text: folded(me), isWhole: true)
            : Filter.OwnerName(text: folded($0), isWhole: false)
        })
    case "stage":
      return .stage(try stages(value, at: column))
    case "name", "n":
      return .text(Array(folded(value).utf8))
    case "id":
      return .id(Array(folded(value).utf8))
    case "trend":
      return .trend(try choices(value, Trend.allCases, \.word, name, at: column))
    case "placed", "by":
      return .placed(try choices(value, [.start, .purchases, .hand], \.word, name, at: column))
    case "mode", "m":
      guard let mode = Mode(spoken: value) else {
        throw FilterError("mode is information or buying", at: column)
      }
      return .mode(mode)
    case "reason", "why":
      let chosen = try choices(value, Stalls.words, \.word, name, at: column)
      return .reason(Stalls(chosen.map(\.reason)))
    case "flag":
      let flags = try choices(
        value, [SilenceFlag.late, .stalled, .lapsed], \.word, name, at: column)
      guard flags.count == 1 else { throw FilterError("one flag at a time", at: column) }
      return .flag(flags[0])
    default:
      guard let field = FilterField(word: name) else {
        throw FilterError(unknownField(name), at: word.column)
      }
      return .number(field, try range(value, of: field, at: column))
    }
  }

  /// Whether a field's value is a list, separated by commas.
  private func isList(_ name: String) -> Bool {
    ["owner", "o", "stage", "trend", "placed", "by", "flag", "reason", "why"].contains(name)
  }

  private func flag(_ text: String) -> Filter.Test {
    switch folded(text) {
    case "stalled": .stalled
    case "late": .flag(.late)
    case "lapsed": .flag(.lapsed)
    case "new": .trend([.new])
    case "up": .trend([.up])
    case "steady": .trend([.steady])
    case "down": .trend([.down])
    case "bought": .bought
    case "waiting": .held
    default: care(folded(text))
    }
  }

  private func care(_ word: String) -> Filter.Test {
    if let state = CareState(rawValue: word) { return .care(state) }
    if let reason = Stalls.words.first(where: { $0.word == word && word != "stage" }) {
      return .reason(reason.reason)
    }
    return .text(Array(word.utf8))
  }

  private func stages(_ value: String, at column: Int) throws(FilterError) -> [Stage] {
    var result: [Stage] = []
    for part in value.split(separator: ",") {
      let column = column + value.distance(from: value.startIndex, to: part.startIndex)
      let ends = part.split(separator: "-", maxSplits: 1)
      if ends.count == 2, let first = Stage(spoken: String(ends[0])),
        let last = Stage(spoken: String(ends[1]))
      {
        // A range may run over the top of the loop: 6-1 is Metrics, Swell, Sales Loop.
        var stage = first
        while stage != last {
          result.append(stage)
          stage = stage.next
        }
        result.append(last)
      } else if let stage = Stage(spoken: String(part)) {
        result.append(stage)
      } else {
        throw FilterError(
          "no stage '\(part)'; say 1 to 7, a range like 3-4, or a name like heatup", at: column)
      }
    }
    return result
  }

  private func choices<Choice>(
    _ value: String, _ all: [Choice], _ word: KeyPath<Choice, String>, _ name: String,
    at column: Int
  ) throws(FilterError) -> [Choice] {
    var result: [Choice] = []
    for part in value.split(separator: ",") {
      let column = column + value.distance(from: value.startIndex, to: part.startIndex)
      guard let choice = all.first(where: { $0[keyPath: word].hasPrefix(folded(part)) }) else {
        let words = all.map { $0[keyPath: word] }.joined(separator: ", ")
        throw FilterError("no \(name) '\(part)'; say one of \(words)", at: column)
      }
      result.append(choice)
    }
    return result
  }

  private func range(
    _ value: String, of field: FilterField, at column: Int
  ) throws(FilterError) -> Filter.NumberRange {
    var range = Filter.NumberRange()
    var rest = Substring(value)
    func number(_ text: Substring) throws(FilterError) -> Double {
      if field.isDate {
        if let day = Day(iso: text) { return Double(day.number) }
        throw FilterError("no day '\(text)'; write it as 2026-03-31", at: column)
      }
      let typed = text
      var text = text
      if text.last == "x" || text.last == "×" || text.last == "%" || text.last == "d" {
        text = text.dropLast()
      }
      var scale = 1.0
      if text.last == "k" {
        scale = 1000
        text = text.dropLast()
      }
      guard let number = Double(text), number.isFinite else {
        throw FilterError("no number '\(typed)'; try \(example(of: field.rawValue))", at: column)
      }
      return number * scale
    }
    if let comparison = ["<=", ">=", "<", ">", "="].first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(comparison.count)
      let bound = try number(rest)
      if comparison.hasPrefix("<") || comparison == "=" {
        range.high = bound
        range.includesHigh = comparison != "<"
      }
      if comparison.hasPrefix(">") || comparison == "=" {
        range.low = bound
        range.includesLow = comparison != ">"
      }
      return range
    }
    let split =
      value.firstRange(of: "..").map { ($0.lowerBound, $0.upperBound) }
      ?? (field.isDate
        ? nil
        : value.dropFirst().firstRange(of: "-").map {
          ($0.lowerBound, $0.upperBound)
        })
    if let split {
      if split.0 > value.startIndex { range.low = try number(value[..<split.0]) }
      if split.1 < value.endIndex { range.high = try number(value[split.1...]) }
      return range
    }
    range.low = try number(rest)
    range.high = range.low
    return range
  }

  private func example(of name: String) -> String {
    switch name {
    case "owner", "o": "owner:ana"
    case "stage": "stage:3-4"
    case "momentum", "speed": "momentum:<0.8"
    case "last", "since", "known": "\(name):>2026-01-31"
    case "name", "n": "\(name):casa"
    case "id": "id:K-1024"
    case "flag": "flag:late"
    case "mode", "m": "mode:buying"
    case "reason", "why": "reason:promise"
    case "due": "due:<2026-12-01"
    case "trend": "trend:up"
    case "placed", "by": "placed:hand"
    case "active", "survival": "\(name):<30"
    case "revenue", "value", "spend": "\(name):>1000"
    default: "\(name):3, \(name):<10 or \(name):10-20"
    }
  }

  private func unknownField(_ name: String) -> String {
    let known =
      ["owner", "stage", "name", "id", "trend", "placed", "flag", "mode", "reason"]
      + FilterField.allCases.flatMap { [$0.rawValue] + $0.aliases }
    if let near = nearestWord(to: name, among: known) {
      return "no field '\(name)'; did you mean '\(near)'?"
    }
    let fields = FilterField.allCases.map(\.rawValue).joined(separator: " ")
    return "no field '\(name)'; fields: owner stage name id trend placed flag mode reason \(fields)"
  }
}

/// The word of `words` that `word` is most likely a slip of; nil where none is near.
public func nearestWord(to word: String, among words: [String]) -> String? {
  let limit = word.count <= 3 ? 1 : 2
  let near = words.map { ($0, distance($0, word)) }.filter { $0.1 <= limit }
  if let best = near.min(by: { $0.1 < $1.1 }) { return best.0 }
  guard word.count >= 3 else { return nil }
  return words.first { $0.hasPrefix(word) }
}

/// Edits between two words, where exchanging two neighbours counts as one (Damerau, 1964).
private func distance(_ left: String, _ right: String) -> Int {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  var rows = [Array(0...right.count)]
  for row in 0..<left.count {
    var next = [row + 1]
    for column in 0..<right.count {
      let cost = left[row] == right[column] ? 0 : 1
      var best = min(
        rows[row][column] + cost, rows[row][column + 1] + 1, next[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, rows[row - 1][column - 1] + 1)
      }
      next.append(best)
    }
    rows.append(next)
  }
  return rows[left.count][right.count]
}

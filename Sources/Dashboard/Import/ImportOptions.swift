/// What is said about a file: the words of the command line, which keys change one by one.
struct ImportOptions: Hashable {
  /// The words, as a shell would give them.
  var words: [String] = []

  /// The words as a line in which they can be changed.
  var line: String { TypedWords.line(words) }

  /// The words of a line.
  init(line: String = "") {
    words = TypedWords(line).words
  }

  /// Whether an option without a value is among them.
  func has(_ flag: String) -> Bool { words.contains(flag) }

  /// The value of an option; nil where it is not said.
  func value(_ option: String) -> String? {
    for (place, word) in words.enumerated().reversed() {
      if word == option, place + 1 < words.count { return words[place + 1] }
      if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
    }
    return nil
  }

  /// Says an option without a value, or takes it back.
  mutating func toggle(_ flag: String) {
    if has(flag) { words.removeAll { $0 == flag } } else { words.append(flag) }
  }

  /// Says an option with one of several values, or takes that value back.
  mutating func say(_ option: String, _ value: String, _ isSaid: Bool) {
    remove(option) { $0 == value }
    if isSaid { words += [option, value] }
  }

  /// Says the value of an option in the place of what was said of it; nil says nothing.
  mutating func set(_ option: String, to value: String?) {
    remove(option) { _ in true }
    if let value { words += [option, value] }
  }

  /// Says what a name stands for: `--map Owner=owner`; nil says nothing of it.
  mutating func set(_ option: String, _ name: String, to value: String?) {
    remove(option) { said in
      guard let mark = said.lastIndex(of: "=") else { return false }
      return said[..<mark] == name
    }
    if let value { words += [option, "\(name)=\(value)"] }
  }

  private mutating func remove(_ option: String, _ isMeant: (String) -> Bool) {
    var left: [String] = []
    var place = 0
    while place < words.count {
      let word = words[place]
      if word == option, place + 1 < words.count {
        if !isMeant(words[place + 1]) { left += [word, words[place + 1]] }
        place += 2
        continue
      }
      let isJoined = word.hasPrefix(option + "=")
      if !isJoined || !isMeant(String(word.dropFirst(option.count + 1))) { left.append(word) }
      place += 1
    }
    words = left
  }
}

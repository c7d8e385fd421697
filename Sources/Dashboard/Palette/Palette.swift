import LoopModel

/// The palette: do anything by its name.
public struct Palette: Hashable, Sendable {
  var line = LineEditor()
  var selected = 0

  /// The operations whose name or help has all the words typed, the best first.
  var matches: [Operation] {
    let words = folded(line.text).split(separator: " ").map(String.init)
    // Leaving comes last: it must not be what an unthinking return does.
    let all = Operation.allCases.filter { $0 != .palette && $0 != .back && $0 != .quit } + [.quit]
    guard !words.isEmpty else { return all }
    let hits = all.filter { operation in
      let text = folded(operation.title + " " + operation.entry.help)
      return words.allSatisfy { text.contains($0) }
    }
    // What begins with the first word comes before what only has it somewhere.
    let first = words[0]
    return hits.filter { folded($0.title).hasPrefix(first) }
      + hits.filter { !folded($0.title).hasPrefix(first) }
  }
}

extension Operation {
  /// The operation's name as words: `weekBack` is "week back".
  var title: String {
    var words = ""
    for character in rawValue {
      if character.isUppercase {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
    }
    return words
  }
}

import Canvas

extension ImportState {
  /// One of several to be chosen: a role for a column, or how the file is to be read.
  struct Chooser: Hashable, Sendable {
    enum Purpose: Hashable, Sendable {
      /// What a column is used for.
      case role(column: ImportPreview.Column)
      /// The value of an option.
      case option(String)
    }

    var purpose: Purpose
    var question: String
    var choices: [String]
    /// What stands for saying nothing; the first choice.
    var automatic: String { choices.first ?? "" }
    /// Whether other words than the choices can be typed.
    var takesOthers = false
    var line = LineEditor()
    var selected = 0

    /// The choices that have what is typed in them.
    var matches: [String] {
      let words = line.text.lowercased().split(separator: " ")
      let found = choices.filter { choice in
        words.allSatisfy { choice.lowercased().contains($0) }
      }
      return found.isEmpty && takesOthers ? [line.text.uppercased()] : found
    }

    /// What is chosen of how a file is read, by its key on the page of the file; nil for other keys.
    init?(key: Key, _ preview: ImportPreview) {
      let said: String
      switch key {
      case .character("P"):
        (purpose, question) = (.option("--profile"), "What sort of file is it?")
        (said, choices) = ("as its header says", preview.profiles)
      case .character("e"):
        (purpose, question) = (.option("--encoding"), "How are its characters written?")
        (said, choices) = ("as the file shows", ["utf8", "latin1", "utf16"])
      case .character(","):
        (purpose, question) = (.option("--delimiter"), "What stands between two columns?")
        (said, choices) = ("as the file shows", [",", ";", "|", "tab"])
      case .character("."):
        (purpose, question) = (.option("--decimal"), "What stands before the decimals?")
        (said, choices) = ("as the file shows", ["point", "comma"])
      case .character("c"):
        (purpose, question) = (.option("--currency"), "What are its amounts counted in?")
        said = "as the file says"
        choices = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "MXN", "BRL", "JPY"]
        takesOthers = true
      default: return nil
      }
      choices.insert(said, at: 0)
    }

    /// What a column is to be used for.
    init(column: ImportPreview.Column, roles: [String]) {
      purpose = .role(column: column)
      question = "What is '\(column.name)' used for?"
      choices = ["as its name says", "nothing"] + roles
      selected = choices.firstIndex(of: column.role.isEmpty ? "nothing" : column.role) ?? 0
    }
  }
}

/// A small JSON object for the journal; texts are escaped by SQLite.
struct JSON {
  enum Member {
    case number(Int64)
    case text(String)
    case numbers([Int64])
  }

  private let members: [(String, Member)]

  init(_ members: [(String, Member)]) {
    self.members = members
  }

  func text(by connection: Connection) throws(StoreError) -> String {
    var result = "{"
    for (name, member) in members {
      if result.utf8.count > 1 { result += "," }
      result += "\"\(name)\":"
      switch member {
      case .number(let number): result += String(number)
      case .numbers(let numbers):
        result += "[" + numbers.map(String.init).joined(separator: ",") + "]"
      case .text(let text):
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
          // Nothing in it needs SQLite to write it.
          result += "\"\(text)\""
        } else {
          result +=
            try connection.first("SELECT json_quote(?)", .text(text)) { $0.text(0) } ?? "null"
        }
      }
    }
    return result + "}"
  }
}

import Canvas
import Glibc
import Testing

/// A picture kept beside the tests: its text, then the meaning of every cell as a letter, capital
/// where it is selected.
///
/// `RECORD_PICTURES=1 swift test` writes them anew.
struct PictureFile {
  let name: String

  private var path: String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Pictures/\(name).txt"
  }

  static func describe(_ canvas: Canvas) -> String {
    let letters = Array("tmshckiraAgGudexXnlCIobBfv")
    var text = canvas.text
    text += String(repeating: "=", count: canvas.size.columns) + "\n"
    for row in 0..<canvas.size.rows {
      var line = ""
      for column in 0..<canvas.size.columns {
        let cell = canvas[column, row]
        let isBlank = cell.scalar == 0x20 && !cell.isSelected
        let letter = String(letters[Int(cell.role.rawValue)])
        line += isBlank ? " " : cell.isSelected ? "[" + letter : letter
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }

  func matches(_ canvas: Canvas, _ location: SourceLocation = #_sourceLocation) {
    let now = PictureFile.describe(canvas)
    if getenv("RECORD_PICTURES") != nil {
      write(now)
      return
    }
    guard let kept = read() else {
      Issue.record("no picture \(path); RECORD_PICTURES=1 records it", sourceLocation: location)
      return
    }
    guard now != kept else { return }
    let pairs = zip(
      now.split(separator: "\n", omittingEmptySubsequences: false),
      kept.split(separator: "\n", omittingEmptySubsequences: false))
    for (number, pair) in pairs.enumerated() where pair.0 != pair.1 {
      Issue.record(
        "\(name), line \(number + 1)\nis   \(pair.0)\nkept \(pair.1)", sourceLocation: location)
      return
    }
    Issue.record("\(name) has another number of lines", sourceLocation: location)
  }

  private func read() -> String? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(_ text: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      done += count
    }
  }
}

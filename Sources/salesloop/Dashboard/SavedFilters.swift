import Glibc

/// The user's filters on the digits 1 to 9: a file of lines, a digit and a filter each.
struct SavedFilters {
  private let folder: String
  private var path: String { folder + "/filters" }

  init(folder: String) {
    self.folder = folder
  }

  /// The filters as they are kept; lines that are not understood are passed over.
  func read() -> [Int: String] {
    var result: [Int: String] = [:]
    for line in (readSmallFile(path) ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let digit = Int(parts[0]), (1...9).contains(digit) else { continue }
      result[digit] = String(parts[1])
    }
    return result
  }

  /// Keeps a filter on a digit, or frees the digit; other digits stay as they are in the file.
  func keep(_ text: String?, on digit: Int) {
    var filters = read()
    filters[digit] = text
    let lines = filters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    makeFolders()
    // A new file in its place: half a file is never read.
    let temporary = path + "~"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = Array(lines.utf8)
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    if written == bytes.count { rename(temporary, path) }
  }

  private func makeFolders() {
    var prefix = ""
    for part in folder.split(separator: "/") {
      prefix += "/" + part
      mkdir(prefix, 0o700)
    }
  }
}

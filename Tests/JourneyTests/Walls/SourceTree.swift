/// The sources of the program, read from beside the tests.
struct SourceTree {
  /// A source file, the target it belongs to, and what it imports.
  struct File {
    let path: String
    let target: String
    let imports: [String]
  }

  let root: String

  init(testFile: String = #filePath) {
    // …/Tests/JourneyTests/Walls/SourceTree.swift
    root = testFile.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
  }

  /// The lines of the README.
  var readme: [String] {
    String(decoding: Folder.bytes(of: root + "/README.md") ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// Every Swift file that ships.
  func files() -> [File] {
    var files: [File] = []
    for target in Folder.names(in: root + "/Sources") {
      files += swiftFiles(in: root + "/Sources/" + target).map { file($0, of: target) }
    }
    return files + swiftFiles(in: root + "/themes").map { file($0, of: "Themes") }
  }

  private func swiftFiles(in folder: String) -> [String] {
    Folder.names(in: folder).flatMap { name in
      name.hasSuffix(".swift") ? [folder + "/" + name] : swiftFiles(in: folder + "/" + name)
    }
  }

  private func file(_ path: String, of target: String) -> File {
    let text = String(decoding: Folder.bytes(of: path) ?? [], as: UTF8.self)
    let imports = text.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || Self.levels.contains($0) })
      else { return nil }
      return words[place + 1].split(separator: ".").first.map(String.init)
    }
    return File(path: path, target: target, imports: imports)
  }

  private static let levels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
}

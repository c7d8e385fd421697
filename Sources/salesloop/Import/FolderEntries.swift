import Glibc

/// What is in folders.
enum FolderEntries {
  /// What is in a folder, in no order, at most 10,000 entries.
  static func all(of folder: String) -> [(name: String, isFolder: Bool)] {
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    var found: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(entries), found.count < 10_000 {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      found.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return found
  }

  /// The names of the mappings that were saved in a folder, in order.
  static func savedProfiles(in folder: String) -> [String] {
    all(of: folder).map(\.name).filter { $0.hasSuffix(".profile") }
      .map { String($0.dropLast(".profile".count)) }.sorted()
  }
}

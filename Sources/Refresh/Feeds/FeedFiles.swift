internal import EventLoop
internal import Glibc

/// A file that a feed has not taken in yet.
public struct FeedFile: Hashable, Sendable {
  /// Its path.
  public let path: String
  /// Its state.
  public let mark: FileMark
  /// When it stands still for long enough to be read, in milliseconds since 1970.
  public let readyAt: Int64

  /// How long a file must not have changed before it is read: two seconds, in milliseconds.
  public static let stillness: Int64 = 2000

  /// The file as it is now; nil where there is no plain file.
  public init?(path: String) {
    var found = stat()
    guard stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    let modified = Int64(found.st_mtim.tv_sec) * 1_000_000_000 + Int64(found.st_mtim.tv_nsec)
    mark = FileMark(size: Int64(found.st_size), modified: modified, inode: UInt64(found.st_ino))
    // The time of the last change to anything of it: unlike that of the contents, no copying program
    // can set it.
    let changed = Int64(found.st_ctim.tv_sec) * 1000 + Int64(found.st_ctim.tv_nsec) / 1_000_000
    let now = WallClock.nowMilliseconds()
    // A time to come says that the clock was set back, and nothing of the file.
    readyAt = changed > now + 1000 ? now : changed + FeedFile.stillness
  }

  /// Whether its writer has not finished with it.
  public var isBeingWritten: Bool { FolderWatch.isBeingWritten(path) }
}

extension Feed {
  /// The folder to watch for files; nil for a command.
  public var watchedFolder: String? {
    switch source {
    case .command: nil
    case .folder(let path): path
    case .file(let path):
      path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    }
  }

  /// Whether a name in the watched folder is one that is read.
  public func reads(_ name: String) -> Bool {
    switch source {
    case .command: return false
    case .file(let path): return path.hasSuffix("/" + name)
    case .folder:
      let ends = [".part", ".tmp", ".filepart", "~", ".swp", ".rejects.csv", ".crdownload"]
      return !name.isEmpty && !name.hasPrefix(".") && !ends.contains { name.hasSuffix($0) }
    }
  }

  /// The file or folder it reads that is not there now; nil where there is nothing amiss.
  ///
  /// That is no failure: what writes it may move it away until there is a new one.
  public var missingSource: String? {
    switch source {
    case .command: nil
    case .file(let path): access(path, F_OK) == 0 ? nil : path
    case .folder(let path): access(path + "/.", F_OK) == 0 ? nil : path
    }
  }

  /// Files that were not looked into as they are now, in the order of their names.
  public func waitingFiles(_ state: FeedState) -> [FeedFile] {
    files.filter { state.taken[$0.path] != $0.mark && state.refused[$0.path] != $0.mark }
  }

  /// The files there are.
  private var files: [FeedFile] {
    switch source {
    case .command: return []
    case .file(let path): return FeedFile(path: path).map { [$0] } ?? []
    case .folder(let path):
      guard let handle = opendir(path) else { return [] }
      defer { closedir(handle) }
      var names: [String] = []
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if reads(name) { names.append(name) }
      }
      return names.sorted().compactMap { FeedFile(path: path + "/" + $0) }
    }
  }

  /// Forgets files that are no longer there, so that what is remembered does not grow without end.
  public func prune(_ state: inout FeedState) {
    guard case .folder(let path) = source, access(path, R_OK | X_OK) == 0 else { return }
    let there = Set(files.map(\.path))
    state.taken = state.taken.filter { there.contains($0.key) }
    state.refused = state.refused.filter { there.contains($0.key) }
  }
}

internal import CSQLite
internal import Glibc

/// Where a store lies: its path with symbolic links resolved once, and what the file system says of it.
struct StorePlace {
  /// The path, resolved as far as it exists.
  let path: String
  /// The folder it lies in.
  let folder: String

  /// The place `given` leads to; its folder is made (0700) where `create` says so.
  init(_ given: String, create: Bool) throws(StoreError) {
    if let resolved = StorePlace.resolved(given) {
      path = resolved
      folder = StorePlace.folder(of: resolved)
      return
    }
    let parent = StorePlace.folder(of: given)
    if create { try StorePlace.makeFolder(parent) }
    guard let resolved = StorePlace.resolved(parent) else {
      throw StorePlace.missing(given)
    }
    let name = given.split(separator: "/").last.map(String.init) ?? ""
    folder = resolved
    path = resolved == "/" ? "/" + name : resolved + "/" + name
  }

  /// The file's properties (`stat`); nil where there is none.
  func properties() -> stat? {
    StorePlace.properties(of: path)
  }

  static func properties(of path: String) -> stat? {
    var found = stat()
    return stat(path, &found) == 0 ? found : nil
  }

  /// The mode of a new store: 0600, and 0660 in a folder that hands its group down.
  var newMode: mode_t {
    let shared = StorePlace.properties(of: folder).map { $0.st_mode & S_ISGID != 0 } ?? false
    return shared ? 0o660 : 0o600
  }

  /// Whether the write-ahead log holds anything.
  var hasLog: Bool { StorePlace.hasLog(besides: path) }

  /// The same of the store at a path that is resolved.
  static func hasLog(besides path: String) -> Bool {
    (properties(of: path + "-wal")?.st_size ?? 0) > 0
  }

  /// A warning where the file lies on a network or user-space file system.
  var networkWarning: String? {
    let kinds: [UInt32: String] = [
      0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x6573_5546: "FUSE",
    ]
    guard let kind = kinds[csqlite_file_system(folder)] else { return nil }
    return "\(path) lies on a network file system (\(kind)), where locks cannot be relied upon; "
      + "keep it on a local disk."
  }

  static func missing(_ path: String) -> StoreError {
    StoreError(.missing, "There is no store at \(path); check the path, or import into it first.")
  }

  /// Whether this process may do `what` (`access`).
  static func allows(_ path: String, _ what: Int32) -> Bool {
    access(path, what) == 0
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func makeFolder(_ path: String) throws(StoreError) {
    if path.isEmpty || mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    if errno == ENOENT {
      let parent = folder(of: path)
      if parent != path {
        try makeFolder(parent)
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
      }
    }
    throw StoreError(
      .ioError,
      "The folder \(path) cannot be made (\(String(cString: strerror(errno)))); name another one.")
  }
}

import Glibc

/// A folder that a journey has for itself: the store, the files, and the home of its user.
final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/salesloop-journey-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Trouble("no folder for the test") }
    path = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    Folder.removeTree(path)
  }

  /// The store that commands of the journey work on.
  var store: String { path + "/loop.db" }

  /// An environment in which nothing of the machine's user is left.
  var environment: [String: String] {
    [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": path, "LANG": "C.UTF-8", "TZ": "UTC",
      "TERM": "xterm-256color", "SALESLOOP_USER": "ana", "SALESLOOP_STORE": store,
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Trouble("\(file) cannot be written") }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Trouble("\(file) cannot be written")
    }
    return file
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// A file's bytes; nil where there is none.
  func read(_ name: String) -> [UInt8]? {
    Folder.bytes(of: path + "/" + name)
  }

  /// A file's text; empty where there is none.
  func text(_ name: String) -> String {
    String(decoding: read(name) ?? [], as: UTF8.self)
  }

  /// Names in a folder, in order.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with all that is in it; links are not followed.
  private static func removeTree(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { removeTree(path + "/" + name) }
    rmdir(path)
  }

  static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return all }
      all += buffer.prefix(count)
    }
  }
}

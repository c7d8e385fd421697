internal import Glibc

/// Why the feeds cannot be read or kept: one sentence with the way out.
public struct FeedError: Error, Hashable, Sendable {
  /// The sentence.
  public let message: String
  /// Whether something was asked for that makes no sense.
  public let isUsage: Bool

  /// An error.
  public init(_ message: String, isUsage: Bool = false) {
    self.message = message
    self.isUsage = isUsage
  }
}

/// Where a user's feeds are written down, and where what is remembered of them lies.
public struct FeedPlace: Hashable, Sendable {
  /// The folder of the user's settings.
  public let configuration: String
  /// The folder of what is remembered.
  public let memory: String
  /// What an import can be told, by name.
  public let options: [String: Feed.ImportOption.Kind]

  /// A place.
  public init(configuration: String, memory: String, options: [String: Feed.ImportOption.Kind]) {
    self.configuration = configuration
    self.memory = memory
    self.options = options
  }

  /// The file of feeds.
  public var file: String { configuration + "/feeds" }

  /// The feeds; none where there is no file.
  ///
  /// - Throws: `FeedError` when the file cannot be read, or others than the user may change it.
  public func read() throws(FeedError) -> FeedBook {
    guard let text = try text(of: file) else { return FeedBook(text: "", options: options) }
    return FeedBook(text: text, options: options)
  }

  /// Changes the feeds; two who do so at once take turns.
  @discardableResult
  public func change(
    _ body: (inout FeedBook) throws(FeedError) -> Void
  ) throws(FeedError) -> FeedBook {
    makeFolder(configuration)
    let folder = open(configuration, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw FeedError(trouble("read", configuration)) }
    defer { close(folder) }
    flock(folder, LOCK_EX)
    var book = try read()
    try body(&book)
    // A link stays one: what it leads to is replaced.
    try write(book.text, to: resolvedPath(file))
    return book
  }

  // MARK: What is remembered

  /// What is remembered of a feed.
  public func state(of name: String) -> FeedState {
    guard let text = try? text(of: memory + "/\(name).state", isTrusted: true) else {
      return FeedState()
    }
    return FeedState(text: text)
  }

  /// Remembers a feed's state.
  public func keep(_ state: FeedState, of name: String) throws(FeedError) {
    makeFolder(memory)
    try write(state.text, to: memory + "/\(name).state")
  }

  /// Makes both folders where they are not there.
  func prepare() {
    makeFolder(configuration)
    makeFolder(memory)
  }

  /// Forgets a feed.
  public func forget(_ name: String) {
    for end in [".state", ".rows", ".rows.rejects.csv", ".rows.csv.rejects.csv", ".lock"] {
      unlink(memory + "/" + name + end)
    }
  }

  /// Where the rows of a feed lie while they are taken in; the folder is made.
  public func rows(of name: String) -> String {
    makeFolder(memory)
    return memory + "/\(name).rows"
  }

  // MARK: Files

  private func text(of path: String, isTrusted: Bool = false) throws(FeedError) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FeedError(trouble("read", path))
    }
    defer { close(descriptor) }
    if !isTrusted { try refuseForeign(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 1 << 24 {
      let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FeedError(trouble("read", path)) }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Commands are code: what others can write is not run.
  private func refuseForeign(_ descriptor: Int32) throws(FeedError) {
    var found = stat()
    var around = stat()
    guard fstat(descriptor, &found) == 0, stat(configuration, &around) == 0 else {
      throw FeedError(trouble("read", file))
    }
    for (path, status) in [(file, found), (configuration, around)] {
      if status.st_mode & 0o022 != 0 {
        throw FeedError(
          "\(path) can be changed by others, and the commands of feeds are code, so none is"
            + " run; make it yours alone with `chmod go-w \(path)`")
      }
      if status.st_uid != geteuid(), status.st_uid != 0 {
        throw FeedError(
          "\(path) belongs to somebody else, and the commands of feeds are code, so none is"
            + " run; take it over with `chown`")
      }
    }
  }

  private func write(_ text: String, to path: String) throws(FeedError) {
    // A new file in its place: half a file is never read.
    let temporary = path + "~"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FeedError(trouble("write", temporary)) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes = bytes.dropFirst(count)
    }
    let isWritten = bytes.isEmpty && fsync(descriptor) == 0
    let sentence = trouble("write", path)
    close(descriptor)
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw FeedError(sentence)
    }
  }

  private func makeFolder(_ path: String) {
    var prefix = ""
    for part in path.split(separator: "/") {
      prefix += "/" + part
      mkdir(prefix, 0o700)
    }
  }

  private func trouble(_ verb: String, _ path: String) -> String {
    "\(path) cannot be \(verb == "read" ? "read" : "written"): \(String(cString: strerror(errno)));"
      + " check its permissions"
  }
}

/// Whether two paths lead to the same place.
func samePath(_ one: String, _ other: String) -> Bool {
  one == other || resolvedPath(one) == resolvedPath(other)
}

/// A path without links; the path itself where nothing is there.
private func resolvedPath(_ path: String) -> String {
  guard let found = realpath(path, nil) else { return path }
  defer { free(found) }
  return String(cString: found)
}

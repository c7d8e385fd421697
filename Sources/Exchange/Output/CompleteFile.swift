import Glibc

/// A file that takes its place only when it is complete, readable by its owner alone.
///
/// It has no name until then, so that a program that is killed leaves nothing; where the file system
/// cannot do that, it has a temporary one beside its place.
public final class CompleteFile {
  /// Where it goes.
  public let path: String
  private let what: String
  private var descriptor: Int32 = -1
  /// Its name until then; empty for none.
  private var temporary = ""

  /// A file for `path`, which messages call `what`: `the export`.
  public init(path: String, what: String) throws(ImportProblem) {
    self.path = path
    self.what = what
    var there = stat()
    // A link is replaced, not followed.
    if lstat(path, &there) == 0, ![S_IFREG, S_IFLNK].contains(there.st_mode & S_IFMT) {
      throw ImportProblem(
        .option, "\(shown(path, limit: 200)) is no plain file; name another one for \(what)")
    }
    let folder = CompleteFile.folder(of: path)
    // O_TMPFILE, which Glibc's module lacks.
    descriptor = open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor < 0 { try createNamed() }
    fchmod(descriptor, 0o600)
  }

  deinit {
    discard()
  }

  /// Writes more of it.
  public func write(_ bytes: [UInt8]) throws(ImportProblem) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        guard let base = rest.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + done, rest.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failed()
      }
      done += count
    }
  }

  /// Puts it in its place.
  public func finish() throws(ImportProblem) {
    guard fsync(descriptor) == 0 else { throw failed() }
    if temporary.isEmpty {
      // A name of its own first, as a link cannot take the place of a file.
      let name = CompleteFile.temporaryName(for: path)
      guard
        linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
      else { throw failed() }
      temporary = name
    }
    guard rename(temporary, path) == 0 else { throw failed() }
    close(descriptor)
    descriptor = -1
  }

  /// Leaves it out and removes what was written of it.
  public func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !temporary.isEmpty { unlink(temporary) }
    descriptor = -1
  }

  private func createNamed() throws(ImportProblem) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    for _ in 0..<16 {
      temporary = CompleteFile.temporaryName(for: path)
      descriptor = open(temporary, flags, 0o600)
      if descriptor >= 0 { return }
      if errno != EEXIST { break }
    }
    throw failed()
  }

  private func failed() -> ImportProblem {
    ImportProblem(.system, "cannot write \(what) to \(shown(path, limit: 200)): \(systemError())")
  }

  private static func temporaryName(for path: String) -> String {
    "\(path).\(String(UInt32.random(in: .min ... .max), radix: 36))~"
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

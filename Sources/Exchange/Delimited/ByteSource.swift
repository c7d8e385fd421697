import Glibc

/// The bytes of a file, read at any place as often as needed.
///
/// What cannot be read twice (standard input, a pipe) is copied to a temporary file first, which
/// has no name and is gone with the process.
final class ByteSource {
  /// What the file is called in a sentence, safe to print.
  let name: String
  /// Size in bytes when it was opened.
  let size: Int
  private let descriptor: Int32
  private let changed: timespec

  /// Opens the file at `path`; `-` is standard input.
  init(path: String) throws(ImportProblem) {
    let name = path == "-" ? "standard input" : shown(path, limit: 200)
    var opened: Int32 = 0
    if path != "-" {
      opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else {
        throw ImportProblem(.system, "cannot open \(name): \(systemError())")
      }
    }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      throw ImportProblem(.system, "cannot read \(name): \(systemError())")
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      if opened > 0 { close(opened) }
      throw ImportProblem(.content, "\(name) is a directory, not a file of purchases")
    }
    if path == "-" || status.st_mode & S_IFMT != S_IFREG {
      let input = opened
      defer { if input > 0 { close(input) } }
      opened = try ByteSource.spool(input, name)
      guard fstat(opened, &status) == 0 else {
        throw ImportProblem(.system, "cannot read \(name): \(systemError())")
      }
    }
    self.name = name
    descriptor = opened
    size = Int(status.st_size)
    changed = status.st_mtim
  }

  deinit {
    close(descriptor)
  }

  /// Reads up to `buffer.count` bytes from `offset` on; 0 at the end. (`pread`)
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ImportProblem) -> Int
  {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR {
        throw ImportProblem(.system, "cannot read \(name): \(systemError())")
      }
    }
  }

  /// The next bytes from `offset` on, 256 KB at most; none at the end.
  func piece(at offset: Int, most: Int = 1 << 18) throws(ImportProblem) -> [UInt8] {
    var problem: ImportProblem?
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      do throws(ImportProblem) {
        count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return bytes
  }

  /// Whether the file is still the one that was opened: same size, not written to since.
  var isUnchanged: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && Int(status.st_size) == size
      && status.st_mtim.tv_sec == changed.tv_sec && status.st_mtim.tv_nsec == changed.tv_nsec
  }

  private static func spool(_ input: Int32, _ name: String) throws(ImportProblem) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/salesloop-XXXXXX".utf8CString)
    let copy = mkstemp(&template)
    guard copy >= 0 else {
      throw ImportProblem(
        .system, "cannot keep \(name) in \(shown(folder)): \(systemError()); set TMPDIR")
    }
    unlink(template)
    _ = fcntl(copy, F_SETFD, FD_CLOEXEC)
    let room = 1 << 18
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(input, buffer, room)
      if count == 0 { return copy }
      if count < 0 {
        if errno == EINTR { continue }
        let reason = systemError()
        close(copy)
        throw ImportProblem(.system, "cannot read \(name): \(reason)")
      }
      var done = 0
      while done < count {
        let written = write(copy, buffer + done, count - done)
        if written < 0, errno == EINTR { continue }
        if written < 0 {
          let reason = systemError()
          close(copy)
          throw ImportProblem(
            .system, "cannot keep \(name) in \(shown(folder)): \(reason); set TMPDIR")
        }
        done += written
      }
    }
  }
}

/// What the system says of the last call that failed: `No such file or directory`.
func systemError() -> String {
  String(cString: strerror(errno))
}

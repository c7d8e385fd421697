import CLinux
import Glibc

/// Tells when another process changed a store file.
///
/// It watches the file, its `-wal` and the names of both in their folder; other files there are
/// passed over. Changes by this process are told as well, and a network file system tells nothing
/// of other machines: what is told here is only a reason to look. The corresponding C function is
/// `inotify_init1`.
public struct FileWatch: ~Copyable {
  /// What happened to the store.
  public enum Change: Hashable, Sendable {
    /// Something was written.
    case contents
    /// The file was created, moved or deleted: what is open may not be what the path names.
    case replaced
  }

  /// Readable while changes wait.
  public let descriptor: Int32
  private let path: String
  private let name: String
  private let folder: Int32
  private var file: Int32
  private var wal: Int32

  /// A watch on the file at `path`, nil when inotify is not to be had or the folder is not there.
  ///
  /// The file itself need not be there yet.
  public init?(path: String) {
    let resolved = Self.resolved(path)
    guard let slash = resolved.lastIndex(of: "/") else { return nil }
    let queue = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard queue >= 0 else { return nil }
    let events =
      IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      | Int32(IN_ONLYDIR)
    let parent = slash == resolved.startIndex ? "/" : String(resolved[..<slash])
    let parentWatch = inotify_add_watch(queue, parent, UInt32(events))
    guard parentWatch >= 0 else {
      close(queue)
      return nil
    }
    descriptor = queue
    self.path = resolved
    name = String(resolved[resolved.index(after: slash)...])
    folder = parentWatch
    file = inotify_add_watch(queue, resolved, UInt32(IN_MODIFY))
    wal = inotify_add_watch(queue, resolved + "-wal", UInt32(IN_MODIFY))
  }

  deinit { close(descriptor) }

  /// What happened since the last call; never blocks.
  public mutating func drain() -> Set<Change> {
    var changes: Set<Change> = []
    forEachWatchEvent(on: descriptor) { event, name in note(event, name: name, in: &changes) }
    return changes
  }

  private mutating func note(_ event: inotify_event, name: String, in changes: inout Set<Change>) {
    let mask = Int32(bitPattern: event.mask)
    if mask & IN_Q_OVERFLOW != 0 {
      changes.formUnion([.contents, .replaced])
    } else if event.wd == folder {
      let isMade = mask & (IN_CREATE | IN_MOVED_TO) != 0
      if name == self.name {
        changes.insert(.replaced)
        if isMade { file = inotify_add_watch(descriptor, path, UInt32(IN_MODIFY)) }
      } else if name == self.name + "-wal", isMade {
        // Something may have been written before the watch was there.
        changes.insert(.contents)
        wal = inotify_add_watch(descriptor, path + "-wal", UInt32(IN_MODIFY))
      } else if mask & (IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
        changes.insert(.replaced)
      }
    } else if mask & IN_MODIFY != 0, event.wd == file || event.wd == wal {
      changes.insert(.contents)
    }
  }

  /// The path without links, so that the folder is the one the store is in.
  private static func resolved(_ path: String) -> String {
    if let whole = realpath(path, nil) {
      defer { free(whole) }
      return String(cString: whole)
    }
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let folder = realpath(parent, nil) else { return path }
    defer { free(folder) }
    let root = String(cString: folder)
    return root == "/" ? "/" + name : root + "/" + name
  }
}

import CLinux
import Glibc

/// Tells which files in some folders were written to their end or moved there.
///
/// A file that is still being written is told when its writer closes it. A network file system tells
/// nothing of other machines (see `isOnNetwork`). The corresponding C function is `inotify_init1`.
public struct FolderWatch: ~Copyable {
  /// A file that is complete, as far as its writer is concerned.
  public struct Change: Hashable, Sendable {
    /// The folder as it was named to `keep`.
    public let folder: String
    /// The name in it; empty where the folder went away or events were lost.
    public let name: String
  }

  /// Readable while changes wait.
  public let descriptor: Int32
  private var folders: [Int32: Set<String>] = [:]

  private static let events =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
    | Int32(IN_ONLYDIR)

  /// A watch on nothing yet, nil when inotify is not to be had.
  public init?() {
    let queue = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard queue >= 0 else { return nil }
    descriptor = queue
  }

  deinit { close(descriptor) }

  /// Watches these folders and no others; gives those that can be watched.
  public mutating func keep(_ wanted: Set<String>) -> Set<String> {
    var kept: [Int32: Set<String>] = [:]
    for folder in wanted {
      // The same folder gives the same number, however it is named.
      let watch = inotify_add_watch(descriptor, folder, UInt32(bitPattern: FolderWatch.events))
      if watch >= 0 { kept[watch, default: []].insert(folder) }
    }
    for watch in folders.keys where kept[watch] == nil { inotify_rm_watch(descriptor, watch) }
    folders = kept
    return kept.values.reduce(into: []) { $0.formUnion($1) }
  }

  /// What happened since the last call; never blocks.
  public mutating func drain() -> Set<Change> {
    var changes: Set<Change> = []
    forEachWatchEvent(on: descriptor) { event, name in note(event, name: name, in: &changes) }
    return changes
  }

  private mutating func note(_ event: inotify_event, name: String, in changes: inout Set<Change>) {
    let mask = Int32(bitPattern: event.mask)
    var told = folders[event.wd] ?? []
    // Events were lost: of any of them.
    if mask & IN_Q_OVERFLOW != 0 { for names in folders.values { told.formUnion(names) } }
    for folder in told { changes.insert(Change(folder: folder, name: name)) }
    if mask & IN_IGNORED != 0 { folders[event.wd] = nil }
  }

  /// Whether a folder lies on a file system where other machines write without this one being told.
  public static func isOnNetwork(_ folder: String) -> Bool {
    let kinds: Set<UInt32> = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546]
    return kinds.contains(clinux_file_system(folder))
  }

  /// Whether some process has the file open for writing.
  ///
  /// False also where that cannot be told: of another user's file, and on most network disks.
  public static func isBeingWritten(_ path: String) -> Bool {
    clinux_is_being_written(path) != 0
  }
}

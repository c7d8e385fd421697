import Glibc
import LoopModel
import Refresh
import Testing

@Suite("Files of feeds") struct FeedFilesTests {
  private let folder = FeedFolder()

  @Test func `half files and hidden ones are passed over, the rest comes in order`() {
    let names = "b.csv a.csv .hidden c.part d.tmp e.filepart f~ g.rejects.csv"
    for name in names.split(separator: " ").map(String.init) {
      folder.write("x", to: name)
    }
    mkdir(folder.path + "/sub", 0o700)
    let feed = Feed(name: "in", source: .folder(folder.path), every: nil, store: "/s")
    let found = feed.waitingFiles(FeedState()).map { $0.path.dropFirst(folder.path.count + 1) }
    #expect(found == ["a.csv", "b.csv"])
  }

  @Test func `what was taken in is not taken in again until it changes`() throws {
    folder.write("one", to: "a.csv")
    let feed = Feed(name: "in", source: .file(folder.path + "/a.csv"), every: nil, store: "/s")
    var state = FeedState()
    let file = try #require(feed.waitingFiles(state).first)
    state.taken[file.path] = file.mark
    #expect(feed.waitingFiles(state).isEmpty)
    folder.write("other", to: "a.csv")
    let changed = try #require(feed.waitingFiles(state).first)
    state.refused[changed.path] = changed.mark
    #expect(feed.waitingFiles(state).isEmpty)
    unlink(file.path)
    #expect(feed.waitingFiles(state).isEmpty)
  }

  @Test func `a file that is not there is told, and is no failure`() throws {
    let feed = Feed(name: "in", source: .file(folder.path + "/a.csv"), every: nil, store: "/s")
    #expect(feed.missingSource == folder.path + "/a.csv")
    let place = FeedPlace(configuration: folder.path, memory: folder.path, options: [:])
    let standing = FeedStanding(FeedLook(feed, in: place, now: 0), now: 0)
    #expect(
      standing.trouble == [
        "in waits: \(folder.path)/a.csv is not there; it is taken in once it comes"
      ])
    #expect(!standing.isFailing)
    folder.write("one", to: "a.csv")
    #expect(feed.missingSource == nil)
  }

  @Test func `a file that is open for writing is not finished`() throws {
    folder.write("one", to: "a.csv")
    let file = try #require(FeedFile(path: folder.path + "/a.csv"))
    #expect(!file.isBeingWritten)
    let writer = open(file.path, O_WRONLY | O_APPEND | O_CLOEXEC)
    #expect(file.isBeingWritten)
    close(writer)
    #expect(!file.isBeingWritten)
  }

  @Test func `what is remembered of files that are gone is forgotten`() {
    folder.write("x", to: "a.csv")
    let feed = Feed(name: "in", source: .folder(folder.path), every: nil, store: "/s")
    let mark = FileMark(size: 1, modified: 2, inode: 3)
    var state = FeedState()
    state.taken = [folder.path + "/a.csv": mark, folder.path + "/gone.csv": mark]
    feed.prune(&state)
    #expect(state.taken.keys.sorted() == [folder.path + "/a.csv"])
  }

  @Test func `feeds that others could change are refused`() throws {
    let place = FeedPlace(configuration: folder.path, memory: folder.path + "/state", options: [:])
    #expect(try place.read().feeds.isEmpty)
    try place.change { $0.add(Feed(name: "a", source: .file("/f"), every: nil, store: "/s")) }
    var status = stat()
    #expect(stat(place.file, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(try place.read().feeds.count == 1)
    chmod(place.file, 0o620)
    #expect(throws: FeedError.self) { try place.read() }
    #expect(throws: FeedError.self) { try place.change { $0.remove("a") } }
    chmod(place.file, 0o644)
    #expect(try place.read().feeds.count == 1)
    chmod(folder.path, 0o777)
    #expect(throws: FeedError.self) { try place.read() }
  }

  @Test func `one process at a time has the lock of a feed`() throws {
    let place = FeedPlace(configuration: folder.path, memory: folder.path + "/state", options: [:])
    #expect(FeedLock.holder(of: "a", in: place) == nil)
    do {
      guard let lock = FeedLock("a", in: place) else { return #expect(Bool(false)) }
      let hasSecond = FeedLock("a", in: place) != nil
      #expect(!hasSecond)
      #expect(FeedLock.holder(of: "a", in: place) == getpid())
      withExtendedLifetime(lock) {}
    }
    #expect(FeedLock.holder(of: "a", in: place) == nil)
  }
}

/// A folder of its own, gone with this object.
final class FeedFolder {
  let path: String

  init() {
    var template = Array("/tmp/salesloop-feeds-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp/salesloop-feeds"
  }

  deinit {
    for folder in ["/state", "/sub", ""] {
      guard let handle = opendir(path + folder) else { continue }
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink(path + folder + "/" + name)
      }
      closedir(handle)
      rmdir(path + folder)
    }
  }

  /// Writes a file, and then closes it.
  func write(_ text: String, to name: String) {
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    let bytes = Array(text.utf8)
    _ = Glibc.write(file, bytes, bytes.count)
    close(file)
  }
}

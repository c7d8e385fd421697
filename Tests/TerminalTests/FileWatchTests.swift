import EventLoop
import Glibc
import Testing

extension TerminalTests {
  @Suite struct Watching {
    private func append(_ path: String) {
      let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
      var byte: UInt8 = 1
      _ = Glibc.write(file, &byte, 1)
      close(file)
    }

    @Test func `writes to the store and its log are noticed and others are not`() throws {
      var template = Array("/tmp/file-watch-XXXXXX".utf8CString)
      let folder = String(cString: mkdtemp(&template))
      let store = folder + "/loop.db"
      append(store)
      guard var watch = FileWatch(path: store) else { return #expect(Bool(false)) }
      var changes = watch.drain()
      #expect(changes == [])
      append(folder + "/other")
      changes = watch.drain()
      #expect(changes == [])
      append(store + "-wal")
      #expect(EventLoop.wait(on: [watch.descriptor], timeoutMilliseconds: 1000)[0].isReadable)
      changes = watch.drain()
      #expect(changes == [.contents])
      append(store + "-wal")
      changes = watch.drain()
      #expect(changes == [.contents])
      unlink(store + "-wal")
      changes = watch.drain()
      #expect(changes == [])
      append(store + "-wal")
      append(store + "-wal")
      changes = watch.drain()
      #expect(changes == [.contents])
      append(store + "-wal")
      changes = watch.drain()
      #expect(changes == [.contents])
      append(store)
      changes = watch.drain()
      #expect(changes == [.contents])
      rename(store, folder + "/moved")
      changes = watch.drain()
      #expect(changes.contains(.replaced))
      append(store)
      changes = watch.drain()
      #expect(changes.contains(.replaced))
      append(store)
      changes = watch.drain()
      #expect(changes == [.contents])
      for name in ["/loop.db", "/loop.db-wal", "/other", "/moved"] { unlink(folder + name) }
      rmdir(folder)
      changes = watch.drain()
      #expect(changes.contains(.replaced))
    }

    @Test func `a folder that is not there cannot be watched`() {
      var isWatching = false
      if FileWatch(path: "/no/such/folder/loop.db") != nil { isWatching = true }
      #expect(!isWatching)
    }
  }
}

import Glibc
import LoopModel
import Refresh
import Store

/// A folder of its own for a store, gone with this object.
final class StoreFolder {
  let path: String

  init() {
    var template = Array("/tmp/salesloop-refresh-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit {
    for name in ["loop.db", "loop.db-wal", "loop.db-shm", "loop.db.lock"] {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  var file: String { path + "/loop.db" }

  /// Opens the store, made where it is not there.
  func open() throws -> Store { try Store(path: file, create: true) }
}

extension Clock {
  /// Noon of a day, standing still.
  static func noon(_ iso: String) -> Clock {
    let day = Day(iso: iso) ?? Day(number: 0)
    let now = Timestamp(milliseconds: Int64(day.number) * 86_400_000 + 43_200_000)
    return .fixed(day: day, minute: 720, now: now)
  }
}

extension Store {
  /// Takes in purchases as an import does.
  func take(_ rows: [(name: String, day: String, amount: Int64)], clock: Clock) throws {
    let session = try beginImport(actor: "test", at: clock.now, source: "test")
    for row in rows {
      try session.add(
        externalID: nil, name: row.name, day: Day(iso: row.day) ?? Day(number: 0),
        amount: row.amount)
    }
    _ = try session.finish()
  }
}

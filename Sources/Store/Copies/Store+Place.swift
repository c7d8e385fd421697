extension Store {
  /// Whether a path leads to the store, or to one of the files beside it.
  public func isPart(_ other: String) -> Bool {
    guard let place = try? StorePlace(other, create: false) else { return false }
    return ["", "-wal", "-shm", ".lock"].contains { end in
      place.path == path + end || place.isSame(as: path + end)
    }
  }

  /// What tells this store from others: the beginning of its first event's id; empty for a new one.
  public func mark() throws(StoreError) -> String {
    let id = try connection.first("SELECT id FROM event ORDER BY seq LIMIT 1") { $0.text(0) }
    return id.map { String($0.prefix(12)) } ?? ""
  }
}

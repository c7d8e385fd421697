/// Brings a store to the schema of this program.
struct Migration {
  /// The store's `application_id` and `user_version`.
  let applicationID: Int32
  let version: Int32

  /// Reads what the file says of itself.
  init(reading connection: Connection) throws(StoreError) {
    applicationID = Int32(truncatingIfNeeded: try connection.number("PRAGMA application_id") ?? 0)
    version = Int32(truncatingIfNeeded: try connection.number("PRAGMA user_version") ?? 0)
  }

  /// Throws where the file is another program's, or of a newer version of this one.
  func admit(path: String, newest: Int32 = Schema.version) throws(StoreError) {
    guard applicationID == Schema.applicationID else {
      throw StoreError(
        .foreign(applicationID),
        "\(path) is a database of another program; it is left as it is: name another file.")
    }
    guard version <= newest else {
      throw StoreError(
        .newerSchema(version),
        "\(path) was written by a newer salesloop (schema \(version), this one knows \(newest)); "
          + "it is left as it is: update this program.")
    }
  }

  /// Takes the steps from `version` on, each in a transaction of its own: only under the writer lock.
  static func run(
    on connection: Connection, steps: [String] = Schema.migrations
  ) throws(StoreError) {
    while true {
      do throws(StoreError) {
        try connection.script("BEGIN IMMEDIATE")
        // Asked again inside: someone else may have been here first.
        let done = Int(try connection.number("PRAGMA user_version") ?? 0)
        guard done < steps.count else {
          connection.rollBack()
          return
        }
        try connection.script(steps[done])
        try connection.script("PRAGMA application_id = \(Schema.applicationID)")
        try connection.script("PRAGMA user_version = \(done + 1)")
        try connection.script("COMMIT")
      } catch {
        connection.rollBack()
        throw error
      }
    }
  }
}

import LoopModel

/// What separates the fields of a file, found in how it begins.
struct Delimiter {
  /// The byte between two fields.
  let byte: UInt8
  /// Whether the first line only names the delimiter (Excel's `sep=;`).
  let hasLine: Bool

  /// Finds the delimiter of a file that starts with `sample`; `forced` is what the person said.
  ///
  /// Of `,` `;` tab and `|` it is the one that makes the first row a header we know, then the one
  /// that leaves dates in fields of their own, then the one that cuts most rows into equally many
  /// fields.
  ///
  /// `known` counts what is known of the names in a first row.
  init(
    _ sample: [UInt8], forced: UInt8?, known: ([String]) -> Int = { HeaderNames($0).knownRoles }
  ) throws(ImportProblem) {
    let named = Delimiter.named(in: sample)
    hasLine = named != nil
    if let forced,
      forced >= 0x80 || [0, Byte.newline, Byte.carriageReturn, Byte.quote].contains(forced)
    {
      throw ImportProblem(
        .option,
        "a delimiter is one ASCII character and no quote or line end: say ',' ';' tab or '|'")
    }
    if let known = forced ?? named {
      byte = known
      return
    }
    var best: (byte: UInt8, score: [Int]) = (Byte.comma, [])
    for candidate in [Byte.comma, Byte.semicolon, Byte.tab, Byte.bar] {
      let score = try Delimiter.score(candidate, sample, known)
      if best.score.lexicographicallyPrecedes(score) { best = (candidate, score) }
    }
    byte = best.byte
  }

  private static func score(
    _ delimiter: UInt8, _ sample: [UInt8], _ knows: ([String]) -> Int
  ) throws(ImportProblem) -> [Int] {
    let reader = RecordReader(ChunkStream(sample: sample), delimiter: delimiter)
    var known = 0
    var dates = 0
    var counts: [Int: Int] = [:]
    var rows = 0
    while rows < 50, try reader.next() {
      if rows == 0 {
        let names = (0..<reader.keptFields).map { reader[$0].string }
        known = reader.fieldCount > 1 ? knows(names) : 0
      }
      rows += 1
      counts[reader.fieldCount, default: 0] += 1
      if reader.fieldCount > 1,
        (0..<min(reader.keptFields, 64)).contains(where: {
          WrittenDate(reader[$0].trimmed) != nil
        })
      {
        dates += 1
      }
    }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let usual, usual.key > 1 else { return [known, min(dates, 1), 0, 0] }
    return [known, min(dates, 1), usual.value * 100 / rows, min(usual.key, 64)]
  }

  /// The delimiter that a first line `sep=;` names.
  private static func named(in sample: [UInt8]) -> UInt8? {
    let start = Array(sample.prefix(6))
    guard start.count >= 5, start[4] != Byte.newline, start[4] != Byte.carriageReturn,
      start[4] < 0x80, start[4] != Byte.quote, start[4] != 0,
      String(decoding: start[..<4], as: UTF8.self).lowercased() == "sep=",
      start.count == 5 || start[5] == Byte.newline || start[5] == Byte.carriageReturn
    else { return nil }
    return start[4]
  }
}

/// What a file is written in, judged by how it begins.
struct FileKind {
  /// The encoding to read it in.
  let encoding: TextEncoding
  /// Length of the byte order mark to leave out.
  let mark: Int

  /// Judges a file called `name` by its first bytes; `forced` is what the person said it is.
  init(_ bytes: [UInt8], name: String, forced: String?) throws(ImportProblem) {
    if let binary = FileKind.binary(bytes) {
      throw ImportProblem(.content, "\(name) \(binary)")
    }
    let little = bytes.starts(with: [0xFF, 0xFE])
    let big = bytes.starts(with: [0xFE, 0xFF])
    let utf8Mark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let forced else {
      if little || big {
        self.init(little ? .utf16LittleEndian : .utf16BigEndian, 2)
        return
      }
      if let problem = FileKind.notText(bytes) {
        throw ImportProblem(.content, "\(name) \(problem)")
      }
      self.init(.utf8, utf8Mark ? 3 : 0)
      return
    }
    switch forced.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8": self.init(.utf8, utf8Mark ? 3 : 0)
    case "latin1", "iso88591", "windows1252", "cp1252":
      if utf8Mark || little || big {
        throw ImportProblem(
          .option,
          "\(name) says itself that it is \(utf8Mark ? "UTF-8" : "UTF-16"): leave out --encoding")
      }
      self.init(.latin1, 0)
    case "utf16", "utf16le", "utf16be":
      let counted = FileKind.zerosFirst(bytes)
      let isBig = big || (!little && (forced.lowercased().hasSuffix("be") || counted))
      self.init(isBig ? .utf16BigEndian : .utf16LittleEndian, little || big ? 2 : 0)
    default:
      throw ImportProblem(
        .option,
        "unknown encoding '\(shown(forced, limit: 30))': say utf8, latin1, windows-1252 or utf16")
    }
  }

  private init(_ encoding: TextEncoding, _ mark: Int) {
    self.encoding = encoding
    self.mark = mark
  }

  /// What kind of other file starts so, as the end of a sentence, or nil.
  private static func binary(_ bytes: [UInt8]) -> String? {
    for (start, answer) in signatures where bytes.starts(with: start) { return answer }
    if !bytes.isEmpty, !bytes.contains(where: { $0 != 0 }) {
      return "holds only NUL bytes: the file is damaged or was never written"
    }
    return nil
  }

  /// Why the bytes are no text, as the end of a sentence, or nil.
  private static func notText(_ bytes: [UInt8]) -> String? {
    var zeros = 0
    var controls = 0
    for byte in bytes where byte < 0x20 || byte == 0x7F {
      switch byte {
      case 0: zeros += 1
      case 0x09, 0x0A, 0x0D: break
      default: controls += 1
      }
    }
    if zeros * 4 > bytes.count, controls * 50 < bytes.count {
      return "looks like UTF-16 without a byte order mark: save it as UTF-8, or say "
        + "--encoding utf16"
    }
    let valid = bytes.withUnsafeBufferPointer { buffer in
      // A character cut by the end of the sample is no fault.
      RowText(buffer).firstInvalidByte.map { $0 >= buffer.count - 3 } ?? true
    }
    if zeros * 10 > bytes.count || (!valid && (controls + zeros) * 33 > bytes.count) {
      return "looks like binary data, not text: export it as CSV"
    }
    return nil
  }

  /// Whether more zeros stand at even places than at odd ones, as in UTF-16 with the high byte
  /// first.
  private static func zerosFirst(_ bytes: [UInt8]) -> Bool {
    var balance = 0
    for (index, byte) in bytes.enumerated() where byte == 0 {
      balance += index % 2 == 0 ? 1 : -1
    }
    return balance > 0
  }

  private static let signatures: [([UInt8], String)] = [
    ([0x1F, 0x8B], "looks like a gzip archive: unpack it first (gunzip)"),
    (Array("PK\u{3}\u{4}".utf8), "looks like a zip archive or an Excel workbook: save it as CSV"),
    ([0xD0, 0xCF, 0x11, 0xE0], "looks like an old Excel or Word document: save it as CSV"),
    (Array("SQLite format 3\0".utf8), "looks like an SQLite database, not a file of purchases"),
    (Array("BZh".utf8) + [0x31], "looks like a bzip2 archive: unpack it first (bunzip2)"),
    (Array("BZh9".utf8), "looks like a bzip2 archive: unpack it first (bunzip2)"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "looks like an xz archive: unpack it first (unxz)"),
    ([0x28, 0xB5, 0x2F, 0xFD], "looks like a zstd archive: unpack it first (unzstd)"),
    ([0x37, 0x7A, 0xBC, 0xAF], "looks like a 7z archive: unpack it first"),
    (Array("%PDF".utf8), "looks like a PDF document: export it as CSV"),
    (Array("PAR1".utf8), "looks like a Parquet file: export it as CSV"),
    (Array("\u{7F}ELF".utf8), "looks like a program, not a file of purchases"),
  ]
}

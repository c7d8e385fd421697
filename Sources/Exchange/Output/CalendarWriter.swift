public import LoopModel

/// Writes days to remember as a calendar that any calendar program takes in (iCalendar, RFC 5545).
public struct CalendarWriter: Sendable {
  /// What has been written and not taken away by `take()`.
  public private(set) var bytes: [UInt8] = []

  /// What has been written as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The longest line in bytes, its end not counted.
  private static let lineLength = 75

  /// A calendar that begins, made by `product`.
  public init(product: String) {
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", CalendarWriter.escaped("-//salesloop//\(product)//EN"))
    line("CALSCALE", "GREGORIAN")
  }

  /// Writes something to do on a day, without a time and without making anybody busy.
  ///
  /// `uid` is the same whenever it is written, so that it is changed in a calendar, not added again;
  /// `stamp` is when it was decided.
  public mutating func event(
    uid: String, on day: Day, stamp: Timestamp, summary: String, description: String
  ) {
    line("BEGIN", "VEVENT")
    line("UID", CalendarWriter.escaped(uid))
    line("DTSTAMP", CalendarWriter.compact(stamp.iso.prefix(19)) + "Z")
    line("DTSTART;VALUE=DATE", CalendarWriter.compact(day.iso))
    // The day after: an end is not part of the event.
    line("DTEND;VALUE=DATE", CalendarWriter.compact(day.advanced(by: 1).iso))
    line("SUMMARY", CalendarWriter.escaped(summary))
    if !description.isEmpty { line("DESCRIPTION", CalendarWriter.escaped(description)) }
    line("TRANSP", "TRANSPARENT")
    line("END", "VEVENT")
  }

  /// Ends the calendar.
  public mutating func finish() {
    line("END", "VCALENDAR")
  }

  /// Takes what has been written so far out of the writer.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// A line, folded so that none is longer than 75 bytes and no character is cut.
  private mutating func line(_ name: String, _ value: String) {
    var room = CalendarWriter.lineLength
    for scalar in "\(name):\(value)".unicodeScalars {
      let encoded = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      if encoded.count > room {
        bytes += [Byte.carriageReturn, Byte.newline, Byte.space]
        room = CalendarWriter.lineLength - 1
      }
      bytes += encoded
      room -= encoded.count
    }
    bytes += [Byte.carriageReturn, Byte.newline]
  }

  /// Text as it stands in a value; what is no text at all gets a stand-in.
  private static func escaped(_ text: String) -> String {
    var result = ""
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": if !afterReturn { result += "\\n" }
      case "\r": result += "\\n"
      case "\t": result += " "
      default:
        result.unicodeScalars.append(
          scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
      }
      afterReturn = scalar == "\r"
    }
    return result
  }

  /// A date or time without its marks: `20260102T103000`.
  private static func compact(_ text: some StringProtocol) -> String {
    String(text.filter { $0 != "-" && $0 != ":" })
  }
}

import Exchange
import LoopModel
import Testing

@Suite struct CalendarTests {
  private func calendar(summary: String, description: String = "") throws -> String {
    var writer = CalendarWriter(product: "1")
    writer.event(
      uid: "1@x", on: try #require(Day(iso: "2026-02-28")),
      stamp: Timestamp(milliseconds: 1_767_349_800_250), summary: summary, description: description)
    writer.finish()
    return writer.text
  }

  @Test func `an event is a whole day, told by its own lines`() throws {
    #expect(
      try calendar(summary: "Casa Lima: call", description: "why; because,\nand\\so")
        .split(separator: "\r\n").map(String.init) == [
          "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//salesloop//1//EN", "CALSCALE:GREGORIAN",
          "BEGIN:VEVENT", "UID:1@x", "DTSTAMP:20260102T103000Z", "DTSTART;VALUE=DATE:20260228",
          "DTEND;VALUE=DATE:20260301", "SUMMARY:Casa Lima: call",
          "DESCRIPTION:why\\; because\\,\\nand\\\\so", "TRANSP:TRANSPARENT", "END:VEVENT",
          "END:VCALENDAR",
        ])
  }

  @Test(arguments: ["é", "😀", "a", "👨‍👩‍👧", ","])
  func `lines are folded at 75 bytes, between characters`(letter: String) throws {
    let long = String(repeating: letter, count: 120)
    for shift in 0..<4 {
      let text = try calendar(summary: String(repeating: "x", count: shift) + long)
      let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      #expect(lines.last?.isEmpty == true)
      for line in lines.dropLast() {
        #expect(line.last == 0x0D)
        #expect(line.count <= 76)
        #expect(String(validating: line, as: UTF8.self) != nil)
      }
      let unfolded = String(
        decoding: Array(text.utf8).split(separator: 0x0D).joined().split(separator: 0x0A)
          .reduce(into: [UInt8]()) { all, line in
            if line.first == 0x20 { all += line.dropFirst() } else { all += [0x0A] + line }
          }, as: UTF8.self)
      let escaped = letter == "," ? String(repeating: "\\,", count: 120) : long
      #expect(unfolded.contains("\nSUMMARY:" + String(repeating: "x", count: shift) + escaped))
    }
  }

  @Test func `no control reaches a calendar`() throws {
    let text = try calendar(summary: "a\u{1B}[31m\u{7F}\tb\rc\r\nd")
    #expect(text.contains("SUMMARY:a\u{FFFD}[31m\u{FFFD} b\\nc\\nd\r\n"))
  }
}

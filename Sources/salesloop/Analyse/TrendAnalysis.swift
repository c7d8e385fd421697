import Exchange
import LoopModel

extension Session {
  /// `analyse trend --end T`: the Laplace test of the times on standard input.
  func analyseTrend() throws(Failure) {
    guard let end = try arguments.positiveFigure(.end) else {
      throw Failure(usage: "say when observation ended: salesloop analyse trend --end T")
    }
    var times: [Double] = []
    var number = 0
    while var line = readLine() {
      number += 1
      // A byte order mark is no part of the first time.
      if number == 1, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
      let text = line.drop { $0 == " " || $0 == "\t" }.split { $0 == " " || $0 == "\t" }
      guard let word = text.first else { continue }
      guard text.count == 1, let time = Double(word), time.isFinite else {
        throw Failure("standard input, line \(number): '\(line)' is no time", .badData)
      }
      guard time >= 0, time <= end else {
        throw Failure(
          "standard input, line \(number): \(word) does not lie between 0 and the end, \(end)",
          .badData)
      }
      times.append(time)
    }
    let trend = laplaceTrend(times: times, end: end)
    let arrow = Trend(Arrow.steady.following(trend)).word
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      json.beginObject()
      json.figure("u", trend)
      json.text("arrow", arrow)
      json.endObject()
      json.newline()
      output.write(json.take())
    } else {
      output.write("u      \(figure(trend, 4))\narrow  \(arrow)\n")
      if trend == nil { output.write("       two times are needed\n") }
    }
  }
}

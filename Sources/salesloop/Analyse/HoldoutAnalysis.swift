import Exchange
import LoopModel

extension Session {
  /// `analyse holdout FILE --as-of DATE`: whether the numbers of one day told what came after it.
  func analyseHoldout() throws(Failure) {
    guard let day = try arguments.asOf() else {
      throw Failure(
        usage: "say on which day to stand: salesloop analyse holdout FILE --as-of DATE")
    }
    let wanted = try arguments.until()
    if let wanted, wanted <= day {
      throw Failure(usage: "--until \(wanted.iso) must come after --as-of \(day.iso)")
    }
    let histories = try purchaseHistories()
    let last = try lastDay(of: histories)
    guard last > day else {
      throw Failure(
        "\(analysedName) ends on \(last.iso), so that nothing comes after --as-of \(day.iso)",
        .badData)
    }
    let until = wanted ?? last
    guard until <= last else {
      throw Failure(
        "\(analysedName) ends on \(last.iso), so that --until \(until.iso) would count days it knows"
          + " nothing of as days without purchases: leave --until out, or name a day up to \(last.iso)",
        .badData)
    }
    let base = try customerBase(of: histories, on: day)
    let holdout = try Holdout(base, histories.customers, until: until)
    var output = Output()
    output.write(arguments.has(.json) ? holdout.json : Array(holdout.text.utf8))
  }
}

extension Holdout {
  fileprivate var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.text("as_of", base.day.iso)
    json.text("until", until.iso)
    json.count("customers", purchases.count)
    json.count("returned", returned)
    json.key("scores")
    json.beginObject()
    for score in scores {
      json.key(score.name)
      score.write(to: &json)
    }
    json.endObject()
    json.endObject()
    json.newline()
    return json.take()
  }

  fileprivate var text: String {
    var text =
      "\(customers(purchases.count)) on \(base.day.iso), \(grouped(returned)) of them bought"
      + " again by \(until.iso)\n\n"
    var table = FigureTable(["score", "AUC", "Spearman", "top tenth bought"])
    for score in scores {
      table.add([
        score.title, figure(score.quality.areaUnderCurve, 3),
        figure(score.quality.rankCorrelation, 3), percent(score.quality.precisionAtTop),
      ])
    }
    text += table.text
    for score in scores where score.calibration.contains(where: { $0.predicted != nil }) {
      var tenths = FigureTable([score.title, "customers", "told", "bought", "purchases"])
      for (number, decile) in score.calibration.enumerated() {
        tenths.add([
          "\(number + 1)", grouped(decile.customers), percent(decile.predicted),
          percent(decile.actual), figure(decile.purchases, 2),
        ])
      }
      text += "\n" + tenths.text
    }
    if let first = scores.first {
      text +=
        "\nOn your data: of the tenth with the highest momentum (fitted parameters),"
        + " \(percent(first.quality.precisionAtTop)) bought again; of all \(grouped(purchases.count)),"
        + " \(percent(Double(returned) / Double(purchases.count)))\n"
    }
    return text
  }

  private func percent(_ share: Double?) -> String {
    share.map { figure($0 * 100, 0) + " %" } ?? "–"
  }
}

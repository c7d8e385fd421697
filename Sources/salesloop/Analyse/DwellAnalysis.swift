import Exchange
import LoopModel

extension Session {
  /// `analyse dwell FILE`: how long stays in each stage last, and how many go on.
  func analyseDwell() throws(Failure) {
    let ages = try arguments.ages()
    let stages = try stays().map { DwellReport(stage: $0, curve: DwellCurve($1), ages: ages) }
    var output = Output()
    guard arguments.has(.json) else {
      var table = FigureTable(DwellReport.titles(ages))
      for stage in stages { table.add(stage.cells) }
      output.write(table.text)
      for stage in stages where !stage.hasAdvances {
        output.write(
          "\n\(printableLine(stage.stage)): no advances seen, so that nothing is known of how many go"
            + " on\n")
      }
      return
    }
    var json = JSONWriter()
    json.beginArray()
    for stage in stages { stage.write(to: &json) }
    json.endArray()
    json.newline()
    output.write(json.take())
  }

  /// The stays of the file by stage, in the order in which it names them first.
  private func stays() throws(Failure) -> [(stage: String, stays: [Stay])] {
    var places: [String: Int] = [:]
    var stages: [(stage: String, stays: [Stay])] = []
    do throws(ImportProblem) {
      let file = try ColumnFile(
        path: arguments.analysedFile, columns: ["stage", "dwell_days", "outcome"])
      try file.forEachRow { fields throws(ImportProblem) in
        guard !fields[0].isEmpty else { throw fields.problem(0, "is missing") }
        let days = try fields.number(1)
        guard days >= 0 else { throw fields.problem(1, "is below 0") }
        guard let outcome = StayOutcome(rawValue: fields[2]) else {
          throw fields.problem(2, "is none of adv, exit and cens")
        }
        let place = places[fields[0]] ?? stages.count
        if place == stages.count {
          places[fields[0]] = place
          stages.append((fields[0], []))
        }
        stages[place].stays.append(Stay(days: days, outcome: outcome))
      }
    } catch {
      throw Failure(error)
    }
    return stages
  }
}

/// What stays in one stage say.
private struct DwellReport {
  let stage: String
  let curve: DwellCurve
  let ages: [Double]

  /// The shares of those who go on at which a limit is told.
  private static let shares = [0.5, 0.8, 0.9]

  /// Whether any stay went on; else the share that ever does is 0 of so many, and no chance is told.
  var hasAdvances: Bool { curve.advances > 0 }

  /// The chance that a stay goes on; none where it is not known.
  private func chance(openAt age: Double) -> AdvanceChance {
    let chance = curve.advanceChance(openAt: age)
    return AdvanceChance(chance: hasAdvances ? chance.chance : nil, atRisk: chance.atRisk)
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.text("stage", stage)
    json.count("n", curve.stays)
    json.count("advanced", curve.advances)
    json.count("exited", curve.exits)
    json.count("censored", curve.censored)
    json.figure("f_inf", curve.everAdvanced)
    json.key("limits")
    json.beginObject()
    for share in DwellReport.shares { json.figure("\(share)", curve.limit(share)) }
    json.endObject()
    json.key("p_advance")
    json.beginArray()
    for age in ages {
      let chance = chance(openAt: age)
      json.beginObject()
      json.figure("age", age)
      json.figure("p", chance.chance)
      json.count("at_risk", chance.atRisk)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  /// What stands above `cells`.
  static func titles(_ ages: [Double]) -> [String] {
    ["stage", "n", "advanced", "exited", "open", "ever"]
      + shares.map { "\(figure($0 * 100, 0)) % in" } + ages.map { "after \(figure($0, 0)) d" }
  }

  var cells: [String] {
    [
      stage, String(curve.stays), String(curve.advances), String(curve.exits),
      String(curve.censored), figure(curve.everAdvanced, 3),
    ] + DwellReport.shares.map { curve.limit($0).map { figure($0, 1) + " d" } ?? "–" }
      + ages.map { figure(chance(openAt: $0).chance, 3) }
  }
}

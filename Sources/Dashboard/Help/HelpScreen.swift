import Canvas
import LoopModel

extension State {
  var helpScrollLimit: Int { max(0, helpLines(columns: size.columns - 4).count - (size.rows - 3)) }

  /// The help: keys by where they work, the stages, the words, and how every number comes about.
  func drawHelp(on canvas: inout Canvas, in area: Rect, scroll: Int) {
    let lines = helpLines(columns: area.columns - 4)
    let top = min(scroll, max(0, lines.count - area.rows))
    for offset in 0..<min(area.rows, lines.count - top) {
      canvas.draw(lines[top + offset], column: 2, row: area.row + offset, width: area.columns - 3)
    }
    if lines.count > area.rows {
      let place = "  \(min(lines.count, top + area.rows)) of \(lines.count)"
      canvas.fill(
        Rect(
          column: area.endColumn - 1 - place.count, row: area.endRow - 1, columns: place.count + 1,
          rows: 1))
      canvas.draw(place, endColumn: area.endColumn - 1, row: area.endRow - 1, role: .muted)
    }
  }

  private func helpLines(columns: Int) -> [Line] {
    var lines = whyLines(columns) + [Line("Keys", .strong)]
    let titles: [(Operation.Scope, String)] = [
      (.loop, "on the loop"), (.triage, "in triage"), (.customers, "in the list"),
      (.standUp, "at the stand-up"), (.page, "on a customer's page"),
      (.everywhere, "everywhere"),
    ]
    for (scope, title) in titles {
      lines += [Line(), Line(title, .stage)]
      for operation in Operation.allCases where operation.entry.scopes.contains(scope) {
        let keys = operation.entry.keys.map(\.label).joined(separator: " ")
        let pad = String(repeating: " ", count: max(1, 14 - TextWidth.columns(of: keys)))
        lines.append(Line("  " + keys + pad, .key).then(operation.entry.help))
      }
    }
    lines += [Line(), Line("The seven stages", .strong), Line()]
    for stage in Stage.allCases {
      lines.append(
        Line("  \(stage.number) \(stage.name)", .stage).then("  \(stage.entering)", .muted))
      lines.append(Line("      on when ", .muted).then(stage.leaving, .muted))
    }
    lines += section("Reading the ring", ringHelp, columns)
    lines += section("Where a customer is", positionHelp, columns)
    lines += section("Momentum", momentumHelp, columns)
    lines += section("Silence", silenceHelp, columns)
    lines += section("Stalled", stalledHelp, columns)
    lines += section("Importing a file", importHelp, columns)
    lines += section("Filter", filterHelp, columns)
    return lines
  }

  /// On a customer's page, or with one selected in any view, help begins with their own numbers.
  private func whyLines(_ columns: Int) -> [Line] {
    guard let snapshot,
      let customer = page?.customer ?? selectedCustomer,
      let index = snapshot.roster.index(of: customer)
    else { return [] }
    let why = Why(index, in: snapshot, history: history(of: customer))
    let title = "\(why.title)  \(snapshot.roster.name(index))"
    return Array(section(title, why.paragraphs, columns).dropFirst()) + [Line()]
  }

  private func section(_ title: String, _ paragraphs: [String], _ columns: Int) -> [Line] {
    [Line(), Line(title, .strong), Line()]
      + paragraphs.flatMap { paragraph in
        let text = setting.isASCII ? asciiFormula(paragraph) : paragraph
        return wrapped(text, columns: min(96, columns) - 2).map { Line("  " + $0) }
      }
  }

  private var ringHelp: [String] {
    [
      "The loop turns clockwise, the way the arrows point. A customer stands as far along a stage as"
        + " they have come; outer lanes are later laps, and the numbers on the starting line say which.",
      "▲ speeding up  ▶ steady  ▼ slowing  ■ stalled or lapsed  • too early to tell. A digit is"
        + " several in one place. Who waits at the end of a stage queues up behind the others.",
      "A stage's label tells how many are there, their median momentum, and how many are stalled."
        + " Its arrow is up or down where those with one arrow outnumber those with the other by a"
        + " fifth, and ■ where more than half stand still.",
      "The middle tells the loop's momentum: the pace of all customers now over their own usual pace.",
      "Reading the method's seven steps as positions of a customer is this program's own reading.",
    ]
  }

  private var positionHelp: [String] {
    let yardstick = snapshot?.yardstick
    let ends = (yardstick?.shares ?? .standard).ends.map { String($0) }.joined(separator: " ")
    return [
      "A person's move holds until the next purchase. Otherwise purchases place a customer: the time"
        + " since the last over their typical gap goes round from Heat up, through stages 4 5 6 7 and,"
        + " on the next lap, 1 2 3, which end at \(ends). Overdue, they wait at the end of 3. Who has"
        + " never bought starts in 1.",
      "Typical gap = (2·L + days from first to last purchase) / (2 + repeat purchases), where L is"
        + " the store's median gap, \(spokenDays(yardstick?.medianGapDays ?? 30)) here: their own,"
        + " shrunk towards everybody's while they have few.",
    ]
  }

  private var momentumHelp: [String] {
    guard let yardstick = snapshot?.yardstick else { return ["The store is still being read."] }
    let prior = yardstick.prior
    func short(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }
    return [
      "Momentum = pace now / typical pace: 1× is normal, 2× twice as fast. Pace is the rate of"
        + " purchases, recent gaps weighing most, times the chance of still being active. It falls"
        + " every day of silence and jumps on a purchase.",
      "rate = (r + A)/(α + B + s), S = ((α + B)/(α + B + s))^(r + A), P = 1/(1 + (a/(b + x))/S),"
        + " momentum = P·rate/typical, with A and B the repeat purchases and the weeks between them,"
        + " faded by 0.7 a purchase, s the silence in weeks, x the repeat purchases (MBG/NBD with"
        + " memory).",
      "Here r = \(short(prior.r)), α = \(short(prior.alpha)) weeks, a = \(short(prior.a)),"
        + " b = \(short(prior.b)), typical = \(short(yardstick.typicalPace)) purchases a week: the"
        + " median pace of the active repeat customers. \(origin(of: yardstick))",
      "At risk per month = (usual pace − pace now) × expected spend × 4.345, never below 0, for who is"
        + " fading, and on an open lap the amount at stake × the chance that it goes on. Expected spend"
        + " is \(spendOrigin(yardstick)).",
      trackRecord,
      "▲ and ▼ come from the Laplace test on a customer's own purchase times, from 2 repeat purchases"
        + " on, shown at |U| ≥ 1.28 and until it is below 0.88. Of customers who buy steadily, at any"
        + " moment about one in four shows an arrow (25 to 29 % in simulations): down is strong"
        + " evidence, up is weak.",
    ]
  }

  private var stalledHelp: [String] {
    let yardstick = snapshot?.yardstick
    let limits = Stage.allCases.map { stage in
      let curve = yardstick?.dwell ?? .unknown
      func spoken(isBuying: Bool) -> String {
        let limit = curve.limit(stage, isBuying: isBuying, typicalGapDays: -1)
        let days = limit.days < 0 ? "own gap" : String(Int(limit.days.rounded()))
        switch limit.basis {
        case .assumed: return days + "?"
        case .learning: return "\(days) (learning, n = \(limit.advances))"
        case .learned: return "\(days) (n = \(limit.advances))"
        }
      }
      return "\(stage.number) \(spoken(isBuying: false)) / \(spoken(isBuying: true))"
    }
    return [
      "Any of four things makes a customer stalled, and the screen says which: a promised next action"
        + " is past its day; something they wrote waits for an answer for more than"
        + " \(Stalls.answerLimitDays) days; they are longer in a stage than its limit, where a person"
        + " placed them or they never bought; or they are silent for longer than fits their purchases."
        + " A planned action with a day to come holds the third off.",
      "A stage's limit is the day by which 9 in 10 of those who go on are through, with leaving as"
        + " the other way out (Aalen–Johansen), over the moves of the last 365 days, from"
        + " \(StageLimit.advancesToLearn) advances on. Here in days, in information and in buying"
        + " mode, ? for a guess: " + limits.joined(separator: " · ") + ".",
      "Who is planned, touched, moved or handed over is in care for \(Stalls.careDays) days and leaves"
        + " the queue; who is snoozed comes back on the day, or when they write.",
    ]
  }

  /// What momentum was worth on this store's own customers.
  private var trackRecord: String {
    guard let record = snapshot?.loop.history?.trackRecord else {
      return "Whether it deserves trust on your data is told here from"
        + " \(TrackRecord.customersNeeded) customers with half a year behind them."
    }
    let curve = record.areaUnderCurve.map { ", AUC \(hundredths($0))" } ?? ""
    return "On your data: of the tenth with the highest momentum on \(record.day.spoken),"
      + " \(percent(record.topTenth)) bought again within half a year, of all"
      + " \(percent(record.everybody)) (default parameters,"
      + " n = \(grouped(record.customers))\(curve))."
  }

  private func origin(of yardstick: Yardstick) -> String {
    let needed = PurchaseModel.repeatCustomersForFit
    guard let calibration = yardstick.calibration, calibration.repeatCustomers >= needed else {
      return "They are the default until \(needed) customers have bought again."
    }
    guard let fit = calibration.fit else {
      return "They are the default, since a fit to these customers ran away."
    }
    return "They are fitted monthly, and weekly while customers grow fast (\(fit.model.name), here"
      + " on \(grouped(fit.customers)) customers before \(calibration.before.spoken),"
      + " \(grouped(fit.repeatCustomers)) of them repeat customers, log-likelihood"
      + " \(Int(fit.logLikelihood.rounded())))."
  }

  private func spendOrigin(_ yardstick: Yardstick) -> String {
    switch yardstick.calibration?.spend {
    case .gammaGamma: "by the Gamma–Gamma model (Fader and Hardie 2013), fitted with it"
    case .shrunk: "the customer's mean, shrunk towards everybody's: (2·mean + x·m)/(2 + x)"
    case nil: "not known yet"
    }
  }

  private var silenceHelp: [String] {
    [
      "late: fewer than 1 in 10 active customers like this one stay silent this long. stalled: fewer"
        + " than 1 in 20. lapsed: less than 30 % likely to be still active. Never a fixed number of"
        + " days.",
      "Purchases on one day count as one; refunds and zero amounts are no purchases.",
    ]
  }

  private var importHelp: [String] {
    [
      "i reads a file, or several that belong together, named with blanks between, and changes nothing"
        + " yet. ← → go through what is understood of it: the file, its columns, the stages of another"
        + " system, what becomes of whom, conflicts, duplicates. Every correction repeats the dry run;"
        + " y imports, and u takes it all back.",
      "What a person changed here since stays. On the page of conflicts t lets the file win in one, T"
        + " in all. A bad row keeps out all until b leaves it out; plain purchases leave bad rows out"
        + " by themselves.",
      "D shows customers with the same e-mail, domain or name, or nearly so. They are merged by key"
        + " only; n remembers that they are not the same.",
    ]
  }

  private var filterHelp: [String] {
    var lines = [
      "Words must all hold; - before a word turns it round; quotes keep spaces together.",
      "stalled late lapsed new up steady down bought waiting; owner:ana owner:me stage:3-4"
        + " stage:heatup trend:up placed:hand id:17; anything else is looked for in names and ids,"
        + " whatever the case and accents.",
      "^S and a digit keep the filter being typed; / and the digit bring it back.",
      "Numbers: field:3, field:<10, field:>=10, field:10-20; days as 2026-01-31:",
    ]
    for field in FilterField.allCases {
      lines.append("  \(field.rawValue): \(field.explanation)")
    }
    return lines
  }
}

/// Text in lines of at most `columns` columns, broken between words.
func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, TextWidth.columns(of: line) + TextWidth.columns(of: word) + 1 > columns {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " " + word
  }
  if !line.isEmpty { lines.append(line) }
  return lines
}

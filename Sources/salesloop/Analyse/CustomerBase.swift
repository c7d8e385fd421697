import LoopModel
import Refresh

/// The customers of a file as they stood at the end of a day.
struct CustomerBase {
  /// The day; nothing later counts.
  let day: Day
  /// Who had bought by then, in the file's order.
  let histories: [PurchaseHistory]
  /// What the models need to know of each.
  let summaries: [PurchaseSummary]
  /// The median gap between two purchases, in days; the default where there is none.
  let medianGapDays: Double

  /// The customers of `all` on `day`; nil where nobody had bought yet.
  init?(_ all: [PurchaseHistory], on day: Day) {
    self.day = day
    histories = all.compactMap { $0.upTo(day) }
    summaries = histories.map { $0.summary(at: day) }
    guard !histories.isEmpty else { return nil }
    var gaps: [Int] = []
    for history in histories {
      for (earlier, later) in zip(history.days, history.days.dropFirst()) {
        let gap = earlier.days(to: later)
        if gap >= gaps.count {
          gaps += [Int](repeating: 0, count: gap + 1 - gaps.count)
        }
        gaps[gap] += 1
      }
    }
    medianGapDays = TypicalGap.median(histogram: gaps) ?? TypicalGap.defaultMedianDays
  }

  /// How many bought again.
  var repeatCustomers: Int { summaries.count { $0.repeats > 0 } }

  /// The parameters before any fit.
  var defaultPrior: Prior { Prior(medianGapDays: medianGapDays) }

  /// The fit of a model to these customers, however few they are.
  func fit(_ model: PurchaseModel, usesPrior: Bool = true) throws(Failure) -> ModelFit {
    do throws(FitRefusal) {
      return try model.fit(
        summaries, medianGapDays: medianGapDays, usesPrior: usesPrior, leastRepeatCustomers: 0)
    } catch {
      throw Failure("there is nobody to learn from", .badData)
    }
  }
}

extension Session {
  /// The customers of the file that is analysed, as they stood at the end of `--as-of` or of the
  /// file's last day.
  func customerBase() throws(Failure) -> CustomerBase {
    let histories = try purchaseHistories()
    if let day = try arguments.asOf() { return try customerBase(of: histories, on: day) }
    let day = try lastDay(of: histories)
    if day > clock.today { remark("\(analysedName) ends in the future, on \(day.iso)") }
    return try customerBase(of: histories, on: day)
  }

  /// The customers of a file as they stood at the end of `day`.
  func customerBase(of histories: PurchaseHistories, on day: Day) throws(Failure) -> CustomerBase {
    guard let base = CustomerBase(histories.customers, on: day) else {
      throw Failure("nobody had bought by \(day.iso) in \(analysedName)", .badData)
    }
    return base
  }

  /// The purchases in the file that is analysed; what was left out is told.
  func purchaseHistories() throws(Failure) -> PurchaseHistories {
    // Invented purchases can be analysed, too: the file's last day may lie ahead.
    let options = try arguments.purchaseFileOptions(today: nil)
    let histories = try PurchaseHistories(path: arguments.analysedFile, options: options)
    if let sentence = histories.remark { remark(sentence) }
    return histories
  }

  /// The last day of purchases in a file.
  func lastDay(of histories: PurchaseHistories) throws(Failure) -> Day {
    guard let day = histories.lastDay else {
      throw Failure("\(analysedName) holds no purchases", .badData)
    }
    return day
  }

  /// What the analysed file is called in a sentence.
  var analysedName: String {
    arguments.analysedFile == "-" ? "standard input" : arguments.analysedFile
  }
}

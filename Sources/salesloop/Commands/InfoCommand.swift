import Exchange
import LoopModel
import Store

/// The program's version.
let programVersion = "0.1.0"

extension Session {
  /// `info`: paths, versions, the store and what is in it.
  func info() throws(Failure) {
    let store = try openStore()
    let snapshot = try roster(of: store)
    let counts: StoreCounts
    let lastDay: Day?
    let erased: [ErasedMonth]
    do throws(StoreError) {
      counts = try store.counts()
      lastDay = try store.lastRecordedDay()
      erased = try store.erasedTotals()
    } catch {
      throw Failure(error)
    }
    let yardstick = snapshot.yardstick
    let prior = yardstick.prior
    let storePath = arguments.isDemo ? "demo, in memory" : arguments.storePath
    var facts: [Fact] = [
      Fact("program", "salesloop \(programVersion)"), Fact("store", storePath),
      Fact("configuration", arguments.configurationFolder), Fact("acts as", actor),
      Fact("schema", Int(Store.schemaVersion)), Fact("sqlite", Store.sqliteVersion),
      Fact("currency", snapshot.currency.code), Fact("as of", snapshot.moment.civilDay.iso),
      Fact("customers", snapshot.roster.count),
      Fact("median gap days", yardstick.medianGapDays),
      Fact("prior", priorText(yardstick)), Fact("r", prior.r), Fact("alpha weeks", prior.alpha),
      Fact("a", prior.a), Fact("b", prior.b),
      Fact("typical pace", yardstick.typicalPace, " purchases a week"),
      Fact("changes", store.readOnlyReason.map { "none: \($0)" } ?? "possible"),
    ]
    // Of a past day, nothing later counts, and the store's own totals do.
    if snapshot.moment.isLive {
      facts += [
        Fact("purchases", counts.purchases), Fact("moves", counts.moves),
        Fact("touches", counts.touches), Fact("events", counts.events),
        Fact("last record", lastDay?.iso ?? "none"),
      ]
    }
    if let calibration = yardstick.calibration {
      facts.append(Fact("learned before", calibration.before.iso))
      if let fit = calibration.fit {
        facts += [
          Fact("fitted customers", fit.customers),
          Fact("fitted repeat customers", fit.repeatCustomers),
          Fact("log likelihood", fit.logLikelihood),
        ]
      }
      facts += spendFacts(calibration, currency: snapshot.currency)
    }
    facts += erased.map { month in
      Fact(
        "erased \(month.month)",
        "\(grouped(month.purchases)) purchase\(month.purchases == 1 ? "" : "s"), "
          + snapshot.currency.long(month.amount))
    }
    facts += store.warnings.map { Fact("warning", $0) }
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      json.beginObject()
      for fact in facts { fact.write(to: &json) }
      json.endObject()
      json.newline()
      output.write(json.take())
      return
    }
    for fact in facts {
      let pad = String(repeating: " ", count: max(1, 25 - fact.key.count))
      output.write(fact.key + pad + printableLine(fact.text) + "\n")
    }
  }

  /// Where the model's parameters come from.
  private func priorText(_ yardstick: Yardstick) -> String {
    guard let calibration = yardstick.calibration else { return "default: nothing learned yet" }
    let day = calibration.before.iso
    if let fit = calibration.fit { return "\(fit.model.name) fitted to all before \(day)" }
    let needed = PurchaseModel.repeatCustomersForFit
    return calibration.repeatCustomers < needed
      ? "default: \(calibration.repeatCustomers) had bought again before \(day),"
        + " and a fit wants \(needed)"
      : "default: the fit to all before \(day) ran away"
  }

  /// What customers are expected to spend, and of how many that was learned; amounts in the currency.
  private func spendFacts(_ calibration: Calibration, currency: Currency) -> [Fact] {
    let unit = Double(currency.minorUnits)
    let learned = Fact("spend customers", calibration.spendCustomers)
    switch calibration.spend {
    case .gammaGamma(let model):
      return [
        Fact("spend", "Gamma–Gamma fitted to all before \(calibration.before.iso)"),
        Fact("p", model.p), Fact("q", model.q), Fact("v", model.v / unit), learned,
      ]
    case .shrunk(let mean):
      return [
        Fact("spend", "means shrunk towards that of all before \(calibration.before.iso)"),
        Fact("mean spend", mean / unit), learned,
      ]
    }
  }

  /// `check`: looks the store over.
  func check() throws(Failure) {
    let store = try openStore()
    let findings: [String]
    do throws(StoreError) {
      findings = try store.check()
    } catch {
      throw Failure(error)
    }
    guard findings.isEmpty else {
      for finding in findings { remark(finding) }
      throw Failure("the store at \(arguments.storePath) is not sound: see above", .noStore)
    }
    var output = Output()
    output.write("sound\n")
  }
}

/// One line of `info`.
private struct Fact {
  private enum Value {
    case text(String)
    case int(Int)
    case double(Double)
  }

  let key: String
  private let value: Value
  private let unit: String

  init(_ key: String, _ text: String) {
    self.key = key
    value = .text(text)
    unit = ""
  }

  init(_ key: String, _ number: Int) {
    self.key = key
    value = .int(number)
    unit = ""
  }

  init(_ key: String, _ number: Double, _ unit: String = "") {
    self.key = key
    value = .double(number)
    self.unit = unit
  }

  var text: String {
    switch value {
    case .text(let text): text
    case .int(let number): grouped(number)
    case .double(let number): "\(number)\(unit)"
    }
  }

  func write(to json: inout JSONWriter) {
    json.key(String(key.map { $0 == " " ? "_" : $0 }))
    switch value {
    case .text(let text): json.string(text)
    case .int(let number): json.int(number)
    case .double(let number): json.double(number)
    }
  }
}

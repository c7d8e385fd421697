import Exchange
import LoopModel
import Store

/// The program's version.
let programVersion = "0.1.0"

extension Session {
  /// `info`: paths, versions, the store and what is in it.
  func info() throws(Failure) {
    var facts: [(key: String, value: String)] = [
      ("program", "salesloop \(programVersion)"),
      ("store", arguments.isDemo ? "demo, in memory" : arguments.storePath),
      ("themes", arguments.themeFolder),
      ("acts as", actor),
      ("schema", String(Store.schemaVersion)),
    ]
    let store = try openStore()
    let snapshot = try roster(of: store)
    do throws(StoreError) {
      let counts = try store.counts()
      facts += [
        ("sqlite", Store.sqliteVersion),
        ("customers", grouped(counts.customers)), ("purchases", grouped(counts.purchases)),
        ("moves", grouped(counts.moves)), ("touches", grouped(counts.touches)),
        ("events", grouped(counts.events)),
        ("currency", try store.currency().code),
        ("last record", try store.lastRecordedDay()?.iso ?? "none"),
      ]
    } catch {
      throw Failure(error)
    }
    let yardstick = snapshot.yardstick
    facts += [
      ("as of", snapshot.moment.civilDay.iso),
      ("median gap", "\(yardstick.medianGapDays) d"),
      (
        "prior",
        "r \(yardstick.prior.r), α \(yardstick.prior.alpha) wk, a \(yardstick.prior.a), b"
          + " \(yardstick.prior.b) (default, not fitted)"
      ),
      ("typical pace", "\(yardstick.typicalPace) purchases a week"),
    ]
    facts.append(("changes", store.readOnlyReason.map { "none: \($0)" } ?? "possible"))
    for warning in store.warnings { facts.append(("warning", warning)) }
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      json.beginObject()
      for (key, value) in facts {
        json.key(key.replacingSpaces)
        json.string(value)
      }
      json.endObject()
      json.newline()
      output.write(json.take())
      return
    }
    for (key, value) in facts {
      let pad = String(repeating: " ", count: max(1, 13 - key.count))
      output.write(key + pad + printableLine(value) + "\n")
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

extension String {
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "_" : $0 }) }
}

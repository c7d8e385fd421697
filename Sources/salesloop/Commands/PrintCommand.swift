import Canvas
import Dashboard
import Glibc
import LoopModel
import Refresh
import Store
import Themes

extension Session {
  /// `print VIEW`: the same picture as in the dashboard, as text.
  func printView() throws(Failure) {
    let name = arguments.operands[0]
    let views = ["loop", "triage", "customers", "standup", "customer", "help"]
    guard views.contains(name) else {
      let near = nearestWord(to: name, among: views)
      throw Failure(
        usage: "no view '\(name)'; "
          + (near.map { "did you mean '\($0)'?" } ?? "views: \(views.joined(separator: ", "))"))
    }
    if name == "customer", arguments.operands.count < 2 {
      throw Failure(usage: "say whose page: salesloop print customer NAME")
    }
    if name != "customer", arguments.operands.count > 1 {
      throw Failure(usage: "'\(arguments.operands[1])' is one word too many after '\(name)'")
    }
    let (columns, rows) = try arguments.size()
    let theme = try theme()
    if name == "help", !arguments.isDemo, access(arguments.storePath, F_OK) != 0 {
      // Help is there before there is a store.
      var state = State(
        setting: setting(readOnlyReason: nil), size: Size(columns: columns, rows: rows))
      _ = state.perform(.help)
      return write(state.picture().canvas, theme: theme)
    }
    let store = try openStore()
    let snapshot = try snapshot(of: store)
    var state = State(
      setting: setting(readOnlyReason: store.readOnlyReason),
      size: Size(columns: columns, rows: rows), view: Session.views[name] ?? .loop,
      startDay: try arguments.asOf())
    try answer(state.update(.snapshot(snapshot)), &state, snapshot, in: store)
    switch name {
    case "customer":
      let customer = try find(arguments.operands[1], in: store)
      do throws(StoreError) {
        state.openPage(of: customer, history: try store.history(of: customer))
      } catch {
        throw Failure(error)
      }
    case "help": _ = state.perform(.help)
    default: break
    }
    write(state.picture().canvas, theme: theme)
  }

  /// What names of views stand for; the others are the loop with something over it.
  private static let views: [String: State.View] = [
    "triage": .triage, "customers": .customers, "standup": .standUp,
  ]

  /// Reads what the screens ask for.
  private func answer(
    _ effects: [Effect], _ state: inout State, _ snapshot: Snapshot, in store: Store
  ) throws(Failure) {
    for effect in effects {
      do throws(StoreError) {
        switch effect {
        case .readHistory(let customer):
          _ = state.update(.history(customer, try store.history(of: customer)))
        case .readStandUp(let since):
          _ = state.update(
            .standUp(
              try store.standUpMaterial(
                since: since, until: snapshot.moment.civilDay, yardstick: snapshot.yardstick)))
        default: break
        }
      } catch {
        throw Failure(error)
      }
    }
  }

  private func write(_ canvas: Canvas, theme: Theme) {
    var output = Output()
    if arguments.has(.ansi) {
      let inks = theme.inks(
        depth: printDepth, paintsBackground: arguments.has(.paintBackground))
      output.write(canvas.ansi(inks: inks))
    } else {
      output.write(canvas.text)
    }
  }

  /// The screens' setting.
  func setting(readOnlyReason: String?, hasMotion: Bool = false) -> State.Setting {
    State.Setting(
      actor: actor, isASCII: isASCII, readOnlyReason: readOnlyReason, hasMotion: hasMotion,
      storeName: arguments.isDemo ? "demo" : "", today: Double(clock.today.number))
  }
}

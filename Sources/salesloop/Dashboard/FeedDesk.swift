import EventLoop
import LoopModel
import Refresh

/// The feeds for the dashboard: looked at, run and switched beside it, so that no key waits.
final class FeedDesk: Sendable {
  private let place: FeedPlace
  private let store: String
  private let answers = Mailbox<FeedOverview>()

  /// The feeds that fill the store at this path.
  init(place: FeedPlace, store: String) {
    self.place = place
    self.store = store
  }

  /// Readable when an answer waits.
  var descriptor: Int32 { answers.descriptor }

  /// All answers since the last call.
  func take() -> [FeedOverview] { answers.drain() }

  /// Reads how the feeds stand.
  func read() {
    work { _ in nil }
  }

  /// Runs a feed now, by the program itself as a process of its own.
  func run(_ name: String) {
    let words = [Bench.program, "feed", "run", name]
    work { tell in
      do throws(SpawnError) {
        let child = try Child(words)
        // It has its lock within moments, and then counts as running.
        _ = wait(on: [child.descriptor], timeoutMilliseconds: 100)
        tell()
        while child.ending() == nil {
          _ = wait(on: [child.descriptor], timeoutMilliseconds: child.descriptor < 0 ? 200 : nil)
        }
        return nil
      } catch {
        return "\(name) cannot be run: \(error.reason)"
      }
    }
  }

  /// Switches a feed on or off.
  func set(_ name: String, isOn: Bool) {
    let place = place
    work { _ in
      do throws(FeedError) {
        try place.change { book in book.set(name, isOn: isOn) }
        return nil
      } catch {
        return error.message
      }
    }
  }

  /// Does something that gives what went wrong, and tells how the feeds stand then.
  private func work(_ body: @escaping @Sendable (_ tell: () -> Void) -> String?) {
    let (place, store, answers) = (place, store, answers)
    startThread(name: "feed desk") {
      let problem = body { answers.post(FeedDesk.overview(place, store)) }
      var overview = FeedDesk.overview(place, store)
      if let problem { overview.problems.append(problem) }
      answers.post(overview)
    }
  }

  private nonisolated static func overview(_ place: FeedPlace, _ store: String) -> FeedOverview {
    do throws(FeedError) {
      return try place.overview(of: store, now: WallClock.nowMilliseconds())
    } catch {
      return FeedOverview(standings: [], problems: [error.message])
    }
  }
}

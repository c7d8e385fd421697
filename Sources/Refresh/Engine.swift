internal import EventLoop
public import LoopModel
public import Store

/// The refresh engine: a thread that owns the store, watches it and the clock, and gives out snapshots.
///
/// Nothing is polled where the system tells of changes: the thread sleeps until another process writes
/// to the store, a day begins, or something is asked for.
public final class Engine: Sendable {
  /// What is asked of the engine.
  enum Request: Sendable {
    case show(day: Double?)
    case readHistory(CustomerID)
    case readJournal(CustomerID)
    case readStandUp(since: Day?)
    case readLikelyPairs
    case change(Edit)
    case beHere(CustomerID?)
    case stop
  }

  /// Something that changes the store.
  public enum Edit: Sendable {
    /// Makes changes as one unit.
    case apply(ChangeOrder)
    /// Takes back what this person did last.
    case undo
    /// Does again what this person took back last.
    case redo
    /// Takes back one event.
    case restore(event: String)
    /// Keeps a play; a new one where its number is 0.
    case keepPlay(Play)
    /// Takes a play out of the library.
    case removePlay(Int64)
    /// Thanks somebody.
    case thank(Kudos)
    /// Sets the team's goal of a period; nil takes it away.
    case setGoal(GoalPeriod, Int64?)
    /// Keeps that a stand-up was held.
    case finishStandUp(StandUpRecord.Numbers)
    /// Makes one customer of two: the first goes into the second.
    case merge(CustomerID, into: CustomerID)
    /// Remembers that two customers are not the same.
    case keepApart(CustomerID, CustomerID)
  }

  /// What the engine tells besides snapshots.
  public enum Report: Sendable {
    /// Everything recorded of a customer; nil if they are gone.
    case history(CustomerID, CustomerHistory?)
    /// What the journal says of a customer, newest first.
    case journal(CustomerID, [JournalLine])
    /// What there is to tell at a stand-up.
    case standUp(StandUpMaterial)
    /// The customers that may be there twice.
    case likelyPairs(LikelyPairs)
    /// What came of an edit.
    case answered(ChangeAnswer)
    /// The store could not be opened; the engine has ended.
    case failed(StoreError)
    /// The store is open: why it can only be read (nil where it can be written), and warnings.
    case opened(readOnlyReason: String?, warnings: [String])
    /// A refresh failed; the last snapshot stays.
    case trouble(String)
    /// The store can be read again.
    case recovered
    /// A feed has run, here or elsewhere.
    case feed(FeedNews)
    /// The engine has closed the store and ended.
    case stopped
  }

  /// The feeds that are run while the engine is.
  public struct Feeds: Sendable {
    let place: FeedPlace
    let program: String
    let store: String

    /// Those of `place` that fill the store at `store`, each run by `program`.
    public init(place: FeedPlace, program: String, store: String) {
      self.place = place
      self.program = program
      self.store = store
    }
  }

  private let requests = Mailbox<Request>()
  private let reports = Mailbox<Report>()
  private let snapshots = Latest<Snapshot>()
  private let keeper = FeedKeeper()

  /// An engine that has not started.
  public init() {}

  /// Readable when a snapshot waits.
  public var snapshotDescriptor: Int32 { snapshots.descriptor }
  /// Readable when reports wait.
  public var reportDescriptor: Int32 { reports.descriptor }

  /// The newest snapshot that was not taken yet.
  public func takeSnapshot() -> Snapshot? { snapshots.take() }
  /// All reports since the last call.
  public func takeReports() -> [Report] { reports.drain() }

  /// Asks for another day, or the present; the answer is a snapshot.
  ///
  /// Only the last of several counts.
  public func show(day: Double?) { requests.post(.show(day: day)) }
  /// Asks for everything recorded of a customer; the answer is a report.
  public func readHistory(of customer: CustomerID) { requests.post(.readHistory(customer)) }
  /// Asks what the journal says of a customer; the answer is a report.
  public func readJournal(of customer: CustomerID) { requests.post(.readJournal(customer)) }
  /// Asks what there is to tell at a stand-up, since a day or since the last; the answer is a report.
  public func readStandUp(since day: Day?) { requests.post(.readStandUp(since: day)) }
  /// Asks who may be there twice; the answer is a report.
  public func readLikelyPairs() { requests.post(.readLikelyPairs) }
  /// Asks for a change of the store; the answer is a report, and a snapshot where something changed.
  public func change(_ edit: Edit) { requests.post(.change(edit)) }
  /// Tells others which customer is looked at, once that has been so for a moment.
  public func beHere(_ customer: CustomerID?) { requests.post(.beHere(customer)) }
  /// Asks the engine to close the store and end; `Report.stopped` tells when it has.
  ///
  /// A feed's run under way is stopped at once.
  public func stop() {
    keeper.stop()
    requests.post(.stop)
  }

  /// Starts the engine's thread.
  ///
  /// `open` runs on it and gives the store; `day` is what is shown first, nil for the present; `actor`
  /// is who makes the changes that are asked for; `feeds` are run where the store can be written.
  public func start(
    day: Double?, clock: Clock, actor: String = "", feeds: Feeds? = nil,
    open: @escaping @Sendable () throws(StoreError) -> Store
  ) {
    let requests = requests
    let reports = reports
    let snapshots = snapshots
    let keeper = keeper
    startThread(name: "refresh") {
      do throws(StoreError) {
        let store = try open()
        reports.post(.opened(readOnlyReason: store.readOnlyReason, warnings: store.warnings))
        if let feeds, store.readOnlyReason == nil {
          let setting = FeedKeeper.Setting(
            place: feeds.place, program: feeds.program, store: feeds.store)
          keeper.start(setting) { reports.post(.feed($0)) }
        }
        var run = EngineRun(
          store: store, clock: clock, actor: actor, requests: requests, reports: reports,
          snapshots: snapshots)
        try run.loop(from: day)
        store.close()
        reports.post(.stopped)
      } catch {
        reports.post(.failed(error))
      }
    }
  }
}

public import Canvas
public import LoopModel

/// Everything the screens are drawn from.
///
/// `update` changes it, `view` draws it; neither reads a clock, a file or the terminal.
public struct State: Sendable {
  /// The views a digit or Tab leads to.
  public enum View: Int, CaseIterable, Hashable, Sendable {
    case loop = 1
    case triage = 2
    case customers = 3
    case standUp = 4

    /// What the header calls it.
    public var name: String {
      switch self {
      case .loop: "Loop"
      case .triage: "Triage"
      case .customers: "Customers"
      case .standUp: "Stand-up"
      }
    }
  }

  /// What lies over a view.
  public enum Overlay: Hashable, Sendable {
    case help(scroll: Int)
    case palette(Palette)
    case columns(selected: Int)
    case form(Form)
    case history(HistoryState)
    case confirm(ChangeOrder, String)
    case plays(PlaysState)
    case importing(ImportState)
    case duplicates(DuplicatesState)
    case feeds(FeedsState)
  }

  /// What does not change while the program runs.
  public struct Setting: Hashable, Sendable {
    /// Who acts.
    public var actor: String
    /// Whether only ASCII may be drawn.
    public var isASCII: Bool
    /// Why nothing can be changed; nil when it can.
    public var readOnlyReason: String?
    /// Whether dots glide when customers move.
    public var hasMotion: Bool
    /// What the header calls the store when it is not the usual one; empty for the usual.
    public var storeName: String
    /// Filters kept on the digits 1 to 9.
    public var savedFilters: [Int: String]
    /// Today, in days since 1970-01-01; one cannot travel beyond it.
    ///
    /// Nil for no limit.
    public var today: Double?

    /// A setting.
    public init(
      actor: String, isASCII: Bool = false, readOnlyReason: String? = nil, hasMotion: Bool = true,
      storeName: String = "", savedFilters: [Int: String] = [:], today: Double? = nil
    ) {
      self.savedFilters = savedFilters
      self.today = today
      self.actor = actor
      self.isASCII = isASCII
      self.readOnlyReason = readOnlyReason
      self.hasMotion = hasMotion
      self.storeName = storeName
    }
  }

  /// The line above the keys.
  public struct Status: Hashable, Sendable {
    var text: String
    var role: Role
  }

  /// What does not change while the program runs.
  public var setting: Setting
  /// The size of the terminal.
  public var size: Size
  /// The store's newest picture; nil until the first arrives.
  public internal(set) var snapshot: Snapshot?
  /// The view that is shown.
  public internal(set) var view = View.loop
  /// What lies over it.
  public internal(set) var overlay: Overlay?
  /// The customer's page that is open over the view.
  public internal(set) var page: CustomerPageState?
  /// The filter and its line.
  public internal(set) var filter = FilterState()
  /// What is selected on the loop.
  public internal(set) var loop = LoopState()
  /// The list of customers.
  public internal(set) var list = ListState()
  /// The queue of the stalled.
  public internal(set) var triage = TriageState()
  /// The stand-up.
  public internal(set) var standUp = StandUpState()
  /// Time that passes, in milliseconds since anything: when the next message comes.
  ///
  /// Only differences count; the screens read no clock.
  public var milliseconds = 0
  /// Customers that are marked, to be changed together.
  public internal(set) var marks: Set<CustomerID> = []
  /// What is recorded of the customer that was looked at last.
  var known: KnownHistory?
  /// What was begun and waits until a customer's history is read.
  var awaiting: Form.Purpose?
  /// Whether a change is on its way to the store.
  var isChanging = false
  /// Keys that wait for the store's answer.
  var heldKeys: [Key] = []
  /// The day that is shown, and the film.
  public internal(set) var travel: TravelState
  /// Dots on their way.
  var motion: MotionState?
  /// The line above the keys.
  public internal(set) var status: Status?
  /// Why the picture is old; nil while it is fresh.
  var trouble: String?
  /// Feeds that fail, the newest last.
  var failingFeeds: [FeedNews] = []
  /// What lies at each dot of the loop's ring.
  var ringPlaces: RingPlaces?
  /// Who passes the filter, and their sums.
  var visible = Visible()
  /// How many imports were begun, trials counted; the last has this number.
  public internal(set) var importCount = 0
  /// Customers who changed place in the newest snapshot.
  var changed: Set<CustomerID> = []

  /// The state at start.
  ///
  /// `startDay` is the day asked for by `--as-of`; nil starts in the present.
  public init(setting: Setting, size: Size, view: View = .loop, startDay: Day? = nil) {
    self.setting = setting
    self.size = size
    self.view = view
    travel = TravelState(base: startDay.map { Double($0.number) })
  }

  /// Shows another view.
  public mutating func open(_ view: View) {
    self.view = view
    page = nil
  }
}

/// The filter that holds, and the one being typed.
public struct FilterState: Hashable, Sendable {
  /// The filter that holds.
  public internal(set) var filter = Filter.everyone
  /// The line being typed; nil when none is.
  var line: LineEditor?
  /// Why what is typed is not understood.
  var error: FilterError?
  /// What Esc returns to.
  var before = Filter.everyone
  /// Whether the next digit keeps the filter, and which digit was asked about.
  var saving: Saving?

  enum Saving: Hashable, Sendable {
    case whichDigit
    case replaces(Int)
  }
}

/// What is selected on the loop.
public struct LoopState: Hashable, Sendable {
  /// The selected stage.
  public internal(set) var stage: Stage?
  /// The selected customer.
  public internal(set) var customer: CustomerID?
  /// Whether the selected stage follows the selected customer.
  var isFollowing = false
  /// The selected stage's customers, worst first; what a key walks through.
  var order: [Int32] = []
}

/// The day that is shown.
public struct TravelState: Hashable, Sendable {
  /// Where the program started, and where `0` returns: a day, or nil for the present.
  let base: Double?
  /// The day that is shown or on its way; nil for the present.
  var day: Double?
  /// The running film.
  var film: Film?

  init(base: Double?) {
    self.base = base
    day = base
  }

  /// A replay from one day to another.
  struct Film: Hashable, Sendable {
    var end: Double
    var step: Double
    /// Whether the picture of the last step has not come yet.
    var isWaiting = false
    /// What is shown when it is over: a day, or nil for the present.
    var finalDay: Double?
  }
}

/// Dots gliding along the track.
struct MotionState: Sendable {
  var movements: [CustomerID: Movement]
  /// Frames drawn, of `frames`.
  var frame = 0

  static let frames = 8
  static let millisecondsPerFrame = 33

  /// How much of the way is done, eased at both ends.
  var share: Double {
    let linear = min(1, Double(frame) / Double(MotionState.frames))
    return linear * linear * (3 - 2 * linear)
  }
}

/// A customer's page.
public struct CustomerPageState: Hashable, Sendable {
  /// Whose page it is.
  public internal(set) var customer: CustomerID
  /// Everything recorded of them; nil until it is read.
  var history: CustomerHistory?
  /// Lines scrolled.
  var scroll = 0
  /// The customers one came from, for next and previous.
  var origin: [CustomerID]
}

/// What is recorded of one customer.
struct KnownHistory: Hashable, Sendable {
  var customer: CustomerID
  var history: CustomerHistory
}

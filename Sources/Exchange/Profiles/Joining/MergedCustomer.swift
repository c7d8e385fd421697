public import LoopModel
public import Store

/// All that several files say of one customer.
public struct MergedCustomer: Hashable, Sendable {
  /// The id in the system they come from; empty for none.
  public var externalID = ""
  /// The name.
  public var name = ""
  /// What stands in for the name, where no file gives one.
  public var standIn = ""
  /// The company, where it is not the customer.
  public var company = ""
  /// An e-mail address.
  public var email = ""
  /// A web site or domain.
  public var website = ""
  /// A telephone number.
  public var phone = ""
  /// Who looks after them: of the customer, else of the deal that is furthest, else of a person.
  public var owner = ""
  /// The segment.
  public var segment = ""
  /// How well they match who we serve, 0 to 3; nil for not known.
  public var fit: UInt8?
  /// What they are looking for; nil for not known.
  public var mode: Mode?
  /// A problem of theirs, in their words.
  public var problem = ""
  /// Where they came from.
  public var source = ""
  /// The first day anything is known of them.
  public var since: Day?
  /// The day of the last contact, as far as a file says it.
  public var lastContact: Day?
  /// Where the files put them; nil where only their purchases do, or nothing.
  public var position: MergedPosition?
  /// Deals that are neither won nor lost, the most advanced first.
  public var openDeals: [MergedDeal] = []
  /// Whether any deal is theirs, open or closed.
  public var hasDeals = false
  /// What they bought, by day.
  public var purchases: [MergedPurchase] = []
  /// The stages they were put in, by day: of deals that are over, and of the open one that is
  /// furthest.
  public var moves: [MergedMove] = []
  /// Contacts, by day.
  public var touches: [MergedTouch] = []
  /// The next thing that is promised; nil for none.
  public var plan: PlannedAction?
  /// How they were let go: a deal was lost, none is open, and they have not bought since.
  public var letGo: MergedParting?
  /// Whether a list of customers says that they are let go.
  public var isLetGo = false
  /// What the open deals may bring, in minor units; nil where nobody says.
  public var stake: Int64?
  /// Which sorts of records tell the fields.
  public var tellers = Tellers()
  /// All deals, by what a later file may refer to them with.
  public var deals: [ForeignDeal] = []
  /// The ids of their people.
  public var contacts: [String] = []
  /// What a history says of deals that no file has.
  public var histories: [ForeignHistory] = []
  /// The file and the line that first name them.
  public var place = MergedPlace(file: "", line: 0)

  /// A customer of whom nothing is known.
  public init() {}
}

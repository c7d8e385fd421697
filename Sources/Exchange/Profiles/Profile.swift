/// What is known of one kind of file: how its columns are called and what they are used for.
///
/// Names are compared without case, accents, spaces and punctuation, so that `Close Date *`,
/// `CloseDate` and `close_date` are the same.
public struct Profile: Hashable, Sendable {
  /// What the rows of a file are.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Customers: companies or people.
    case customers
    /// People, each of them with a company where one is named.
    case contacts
    /// Deals, open or closed.
    case deals
    /// Changes of the stage of deals.
    case history = "stage history"
    /// Contacts with customers, done or planned.
    case touches
    /// Purchases.
    case purchases
    /// Orders of a shop, some of them not paid for.
    case orders
  }

  /// The names that stand for a role, the best first.
  struct Column: Hashable, Sendable {
    let role: FieldRole
    let names: [String]
  }

  /// What the file is called in a sentence: `HubSpot deals`.
  public let name: String

  /// What its rows are.
  public let kind: Kind

  /// Of each group one role must be there.
  let needs: [[FieldRole]]

  /// Names that tell this file from others.
  let marks: [String]

  /// How many of the marks must be there.
  let leastMarks: Int

  /// The columns that are used; where two roles share a name, the first has it.
  let columns: [Column]

  /// A profile from a table of names, in words as `HeaderNames.plain` gives them.
  init(
    _ name: String, _ kind: Kind, needs: [[FieldRole]], marks: String = "", least: Int = 2,
    _ columns: KeyValuePairs<FieldRole, String>
  ) {
    self.name = name
    self.kind = kind
    self.needs = needs
    self.marks = Profile.words(marks)
    leastMarks = self.marks.isEmpty ? 0 : least
    self.columns = columns.map { Column(role: $0.key, names: Profile.words($0.value)) }
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }

  /// All kinds of files that are known, those of one system before those of none.
  public static let all =
    hubSpot + pipedrive + salesforce + odoo + espoCRM + frappe + close + zoho + orders + plain

  /// The system that writes such files, `HubSpot` for one; `import` for files of no system.
  public var system: String {
    if Profile.plain.contains(self) { return "import" }
    return String(name.prefix { $0 != " " })
  }

  /// Whether its files are exported by Frappe, or a system that stands on it.
  var isFrappe: Bool { Profile.frappe.contains(self) }

  /// Whether its files are exported by Odoo.
  var isOdoo: Bool { Profile.odoo.contains(self) }

  /// The profile a person means by its name.
  public init?(spoken text: String) {
    let wanted = HeaderNames.plain(text)
    guard let profile = Profile.all.first(where: { HeaderNames.plain($0.name) == wanted }) else {
      return nil
    }
    self = profile
  }

  /// The profiles a person means by a name: one sort of file, or by `HubSpot` all files of a system.
  public static func spoken(_ text: String) -> [Profile] {
    if let profile = Profile(spoken: text) { return [profile] }
    let wanted = HeaderNames.plain(text)
    return all.filter { !plain.contains($0) && HeaderNames.plain($0.system) == wanted }
  }
}

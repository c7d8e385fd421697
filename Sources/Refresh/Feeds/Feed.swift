/// Where data comes from by itself: a command that is run at an interval, or files that are watched.
///
/// Feeds belong to a user's own settings and never to a store, since a command is code.
public struct Feed: Hashable, Sendable {
  /// What is read.
  public enum Source: Hashable, Sendable {
    /// A shell command whose output is CSV or JSON lines.
    case command(String)
    /// A file that is replaced now and then.
    case file(String)
    /// A folder that files are put into.
    case folder(String)

    /// What the file of feeds calls it: `command`, `file` or `folder`.
    public var kind: String {
      switch self {
      case .command: "command"
      case .file: "file"
      case .folder: "folder"
      }
    }

    /// The command or path.
    public var text: String {
      switch self {
      case .command(let text), .file(let text), .folder(let text): text
      }
    }

    /// A source by its kind; nil for a kind there is not.
    public init?(kind: String, text: String) {
      switch kind {
      case "command": self = .command(text)
      case "file": self = .file(text)
      case "folder": self = .folder(text)
      default: return nil
      }
    }
  }

  /// An option for the import of what it brings.
  public struct ImportOption: Hashable, Sendable {
    /// How an option is said.
    public enum Kind: Hashable, Sendable {
      /// Once, with a value.
      case value
      /// As often as needed, with a value each.
      case list
      /// With nothing; written as `yes`.
      case flag
    }

    /// The option's name without dashes.
    public let name: String
    /// Its value; `yes` for one without.
    public let value: String

    /// An option and its value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What it is called.
  public var name: String
  /// What is read.
  public var source: Source
  /// How often: a command always has an interval; files are looked for as often, where nothing tells
  /// of them.
  public var every: Interval?
  /// How long a command may take.
  public var timeout = Interval(seconds: 600)
  /// The path of the store it fills.
  public var store: String
  /// How what it brings is read.
  public var options: [ImportOption] = []
  /// Whether it runs at all.
  public var isOn = true

  /// A feed.
  public init(name: String, source: Source, every: Interval?, store: String) {
    self.name = name
    self.source = source
    self.every = every
    self.store = store
  }

  /// Why a text is no name of a feed, which names a file too; nil where it is one.
  public static func problem(ofName name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { byte in
      switch UInt8(ascii: "a") <= byte | 0x20 && byte | 0x20 <= UInt8(ascii: "z") {
      case true: true
      case false: (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
      }
    }
    guard isPlain, (1...40).contains(name.utf8.count), name.first != "-" else {
      return "'\(name)' is no name for a feed; use up to 40 of a-z, 0-9, - and _"
    }
    return nil
  }
}

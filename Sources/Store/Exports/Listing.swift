internal import LoopModel

/// Reads the rows of an export of customers.
struct Listing {
  private let values: ExportedValue
  private let places: [String: Int]

  init(_ file: any ExportedRows, _ values: ExportedValue) {
    self.values = values
    places = Dictionary(
      file.columns.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a row has in a column; nil for nothing.
  subscript(column: CustomerColumn, cells: [String?]) -> String? {
    places[column.rawValue].flatMap { cells[$0] }
  }

  /// Where a row places its customer; nil where their purchases do, or nothing does.
  func move(_ cells: [String?], hasPurchases: Bool) throws(ExportedValue.Problem) -> Relocation? {
    let stage = try values.stage(self[.stage, cells] ?? "")
    let lap = try values.lap(self[.lap, cells] ?? "")
    let word = self[.placedBy, cells] ?? ""
    switch [PlacedBy.start, .purchases, .hand].first(where: { $0.word == word }) {
    case .start: return nil
    case .purchases where hasPurchases: return nil
    case .purchases, .hand:
      guard let stage = Stage(rawValue: UInt8(clamping: stage)) else { return nil }
      return Relocation(stage: stage, lap: Int32(clamping: lap))
    case nil:
      throw ExportedValue.Problem(
        "'\(word)' under placed_by is none of start, purchases and hand")
    }
  }

  /// What a row knows of its customer.
  func changes(_ cells: [String?]) throws(ExportedValue.Problem) -> [Change] {
    var changes: [Change] = []
    for trait in Trait.allCases {
      let column = CustomerColumn.of(trait)
      guard let text = places[column].flatMap({ cells[$0] }), !text.isEmpty else { continue }
      switch trait {
      case .fit: changes.append(.describe(trait, String(try values.number(text, column, 0...3))))
      case .deals:
        changes.append(.describe(trait, String(try values.number(text, column, 0...255))))
      case .lastContact:
        changes.append(.describe(trait, try values.day(text, column).iso))
      case .stake: changes.append(.describe(trait, String(try values.amount(text, column))))
      default: changes.append(.describe(trait, text))
      }
    }
    if let mode = self[.mode, cells] {
      changes.append(.setMode(try values.mode(mode), evidence: "imported"))
    }
    return changes
  }
}

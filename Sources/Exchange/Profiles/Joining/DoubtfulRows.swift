import LoopModel

/// What may turn out wrong with rows once it is known what their stages stand for.
struct DoubtfulRows {
  /// Most names of stages that are looked at one by one.
  private static let most = 1000

  /// The stages of customers, by the number of their file.
  private var customers: [Int: Set<String>] = [:]
  /// The stages of deals that have no day on which they could have been won.
  private var undated: Set<String> = []
  private var isUndatedWon = false
  private var isTooMuch = false

  /// Takes in the stage of a customer.
  mutating func add(_ record: CustomerRecord, _ file: Int) {
    if record.isContact || record.stage.isEmpty { return }
    customers[file, default: []].insert(record.stage)
    if customers[file]?.count ?? 0 > DoubtfulRows.most { isTooMuch = true }
  }

  /// Takes in the stage of a deal, unless it has a day until `today`.
  mutating func add(_ record: DealRecord, _ today: Day?) {
    if record.status == .open || record.status == .lost || undated.contains(record.stage) { return }
    let days = [record.wonAt, record.closedAt, record.stageChangedAt, record.changedAt]
    if days.contains(where: { $0.map { day in today.map { day <= $0 } ?? true } ?? false }) {
      return
    }
    if record.status == .won { isUndatedWon = true } else { undated.insert(record.stage) }
    if undated.count > DoubtfulRows.most { isTooMuch = true }
  }

  /// Whether any may be rejected; a file of `ownFiles` must have stages that are known.
  func mayReject(_ mapping: StageMapping, ownFiles: Set<Int>) -> Bool {
    isTooMuch || isUndatedWon || undated.contains { mapping.target(of: $0) == .won }
      || customers.contains { file, stages in
        ownFiles.contains(file) && stages.contains(where: mapping.isGuess)
      }
  }
}

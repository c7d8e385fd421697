import Exchange
import LoopModel
import Store

/// Why a command did not do what was asked, as one sentence and an exit code.
struct Failure: Error, Hashable {
  /// What the shell is told.
  enum Code: Int32 {
    case failed = 1
    case usage = 2
    case badData = 65
    case noStore = 69
  }

  var message: String
  var code: Code
  /// The part of a change it is about; empty for none.
  var field = ""
  /// Whether the answer was told besides, and this only ends it.
  var isTold = false

  init(_ message: String, _ code: Code = .failed) {
    self.message = message
    self.code = code
  }

  /// About a part of a change.
  init(_ message: String, in field: String, _ code: Code = .failed) {
    self.init(message, code)
    self.field = field
  }

  init(usage message: String) {
    self.init(message, .usage)
  }

  init(_ error: StoreError) {
    switch error.kind {
    case .missing, .notADatabase, .foreign, .newerSchema, .damaged, .locked, .readOnly, .moved,
      .ioError, .full:
      self.init(error.message, .noStore)
    case .content: self.init(error.message, .badData)
    default:
      self.init(error.message)
    }
  }

  init(_ problem: ChangeProblem) {
    self.init(problem.message, .usage)
    field = problem.field?.rawValue ?? ""
  }

  init(_ problem: ImportProblem) {
    self.init(problem.message, problem.kind == .content ? .badData : .failed)
  }

  init(_ error: FilterError) {
    self.init(
      "the filter is not understood at character \(error.column + 1): \(error.message)", .usage)
  }
}

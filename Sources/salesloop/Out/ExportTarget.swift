import Exchange
import Glibc

/// Where an export goes: standard output, or a file that takes its place when it is complete.
final class ExportTarget {
  /// Whether a person reads it as it comes.
  let isTerminal: Bool
  private let file: CompleteFile?
  /// The first thing that went wrong; nothing is written after it.
  private var problem: ImportProblem?

  /// A target at `path`; standard output where nil or `-`.
  init(path: String?) throws(Failure) {
    guard let path, path != "-" else {
      file = nil
      isTerminal = isatty(STDOUT_FILENO) == 1
      return
    }
    isTerminal = false
    do throws(ImportProblem) {
      file = try CompleteFile(path: path, what: "the export")
    } catch {
      throw Failure(error)
    }
  }

  func write(_ bytes: [UInt8]) {
    guard let file else {
      var output = Output()
      output.write(bytes)
      return
    }
    guard problem == nil else { return }
    do throws(ImportProblem) { try file.write(bytes) } catch { problem = error }
  }

  /// Puts a file in its place; throws where something of it could not be written.
  func finish() throws(Failure) {
    do throws(ImportProblem) {
      if let problem { throw problem }
      try file?.finish()
    } catch {
      throw Failure(error)
    }
  }
}

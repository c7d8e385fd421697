import CLinux
import Glibc

/// A program that was run to its end, within limits.
public struct ChildRun: Sendable {
  /// How it came to its end.
  public enum Outcome: Hashable, Sendable {
    /// By itself, or by somebody else's signal.
    case ended(Child.Ending)
    /// It took too long and was stopped.
    case timedOut
    /// What it wrote was not wanted any more, and it was stopped.
    case refused
    /// Stopping was asked for.
    case stopped
  }

  /// How it came to its end.
  public let outcome: Outcome
  /// The end of what it wrote on standard error, 64 kB at most.
  public let errors: [UInt8]

  /// What ends a run before the program does.
  public struct Stop {
    /// Readable when there may be something to stop for; -1 for never.
    public let descriptor: Int32
    /// Tells whether to stop.
    public let isAsked: () -> Bool

    /// A run that is stopped when `isAsked` says so, which is called when `descriptor` is readable.
    public init(descriptor: Int32, isAsked: @escaping () -> Bool) {
      self.descriptor = descriptor
      self.isAsked = isAsked
    }
  }

  private static let errorLimit = 65_536
  /// How long a program has to end by itself once it was asked to, in milliseconds.
  private static let grace = 3000.0

  /// Runs a program in a session of its own and waits until it has ended.
  ///
  /// What it started and left running is ended with it. Time is measured by a clock that is never set.
  ///
  /// - Parameters:
  ///   - arguments: The program and its arguments.
  ///   - timeoutMilliseconds: How long it may take.
  ///   - stop: What ends it before that.
  ///   - take: Is given what it writes on standard output; false stops it.
  /// - Throws: `SpawnError` when the program cannot be started.
  public init(
    _ arguments: [String], timeoutMilliseconds: Int, stop: Stop? = nil,
    take: (UnsafeRawBufferPointer) -> Bool
  ) throws(SpawnError) {
    let output = try Pipe(for: arguments)
    let errors = try Pipe(for: arguments)
    let child = try Child(arguments, output: output.input, errors: errors.input)
    output.closeInput()
    errors.closeInput()
    var complaints: [UInt8] = []
    var verdict: Outcome?
    var deadline = WallClock.monotonicMilliseconds() + Double(timeoutMilliseconds)

    func pump() -> Bool {
      let isWanted = output.drain { verdict != nil || take($0) }
      _ = errors.drain { bytes in
        complaints += bytes
        // Cut now and then only, so that a flood costs no more than it must.
        if complaints.count > 2 * ChildRun.errorLimit {
          complaints.removeFirst(complaints.count - ChildRun.errorLimit)
        }
        return true
      }
      return isWanted
    }
    func end(_ outcome: Outcome) {
      guard verdict == nil else { return }
      verdict = outcome
      child.send(SIGTERM)
      deadline = WallClock.monotonicMilliseconds() + ChildRun.grace
    }

    while true {
      let left = max(0, (deadline - WallClock.monotonicMilliseconds()).rounded(.up))
      let ready = wait(
        on: [output.open, errors.open, child.descriptor, stop?.descriptor ?? -1],
        timeoutMilliseconds: Int(child.descriptor < 0 ? min(left, 50) : left))
      let ending = child.ending()
      if !pump() { end(.refused) }
      if let ending {
        complaints.removeFirst(max(0, complaints.count - ChildRun.errorLimit))
        outcome = verdict ?? .ended(ending)
        self.errors = complaints
        return
      }
      if ready[3].isReadable, let stop, stop.isAsked() { end(.stopped) }
      if WallClock.monotonicMilliseconds() >= deadline {
        if verdict == nil {
          end(.timedOut)
        } else {
          child.send(SIGKILL)
          deadline += ChildRun.grace
        }
      }
    }
  }
}

/// The two ends of a pipe, closed at the end of their use.
private final class Pipe {
  private let output: Int32
  private(set) var input: Int32
  private var isAtEnd = false

  init(for arguments: [String]) throws(SpawnError) {
    var ends: [Int32] = [-1, -1]
    guard clinux_pipe(&ends) == 0 else {
      throw SpawnError(program: arguments.first ?? "", code: errno)
    }
    (output, input) = (ends[0], ends[1])
  }

  deinit {
    close(output)
    closeInput()
  }

  /// The end to read from, -1 once everything was read.
  var open: Int32 { isAtEnd ? -1 : output }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Reads what is there; false where it was not wanted.
  func drain(_ take: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
      // A flood must not keep the one who watches the clock from it.
      for _ in 0..<64 where !isAtEnd {
        let count = read(output, buffer.baseAddress, buffer.count)
        if count > 0 {
          if !take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return false }
        } else if count == 0 {
          isAtEnd = true
        } else if errno != EINTR {
          return true
        }
      }
      return true
    }
  }
}

import CLinux
import Canvas
import Glibc

/// Reads keys until none waits.
struct KeyReader {
  /// How long the rest of a sequence is waited for, in milliseconds.
  private static let sequencePatience: Int32 = 50
  /// How much is read at once, so that a flood of keys does not keep pictures from being drawn.
  private static let limit = 65_536

  private var assembler = KeyAssembler()
  private var lastInput = timespec()

  /// Reads what waits at a descriptor.
  mutating func read(_ session: CursesSession, descriptor: Int32) -> KeyBatch {
    var batch = KeyBatch()
    session.activate()
    for _ in 0..<Self.limit {
      if let input = session.nextInput() {
        take(input)
        continue
      }
      let look = look(at: descriptor, patience: assembler.isWithinSequence)
      if look == .waiting { continue }
      assembler.settle()
      batch.hungUp = look == .hungUp
      break
    }
    batch.keys = assembler.takeKeys()
    return batch
  }

  private mutating func take(_ input: Int32) {
    if assembler.isPasting {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      // ^C after a silence: the end of the paste was lost, and the user wants out.
      if input == 3, now.tv_sec - lastInput.tv_sec >= 2 { assembler.abandonPaste() }
      lastInput = now
    }
    if input < 256 {
      assembler.take(byte: UInt8(truncatingIfNeeded: input))
    } else {
      assembler.take(code: input)
      if assembler.isPasting { clock_gettime(CLOCK_MONOTONIC, &lastInput) }
    }
  }

  private enum Look {
    case waiting
    case nothing
    case hungUp
  }

  /// What is to be expected of a descriptor that gave nothing.
  private func look(at descriptor: Int32, patience: Bool) -> Look {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = poll(&entry, 1, patience ? Self.sequencePatience : 0)
    guard count > 0 else { return .nothing }
    let events = Int32(entry.revents)
    if events & (POLLHUP | POLLERR | POLLNVAL) != 0 { return .hungUp }
    // Readable and yet nothing to read: the end of the file.
    return clinux_bytes_waiting(descriptor) > 0 ? .waiting : .hungUp
  }
}

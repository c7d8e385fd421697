import CLinux
import Glibc

/// Gives the terminal back when the program crashes.
///
/// The handler is in C and only makes calls that are safe there. The state of the C side is one per
/// object file, so nothing else may call it.
enum CrashGuard {
  /// Sets what a crash sends and the modes it restores.
  static func arm(input: Int32, output: Int32, modes: termios, bytes: [UInt8]) {
    var modes = modes
    bytes.withUnsafeBytes { buffer in
      clinux_crash_arm(
        input, output, &modes, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        buffer.count)
    }
  }

  /// Leaves crashes to what was there before.
  static func disarm() {
    clinux_crash_disarm()
  }
}

import CLinux
import Glibc

/// Calls `body` with what a queue of inotify holds, event by event, with the name each tells; never
/// blocks.
func forEachWatchEvent(on descriptor: Int32, _ body: (inotify_event, _ name: String) -> Void) {
  while true {
    let bytes = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      return count > 0 ? Array(buffer.prefix(count)) : count < 0 && errno == EINTR ? nil : []
    }
    guard let bytes else { continue }
    if bytes.isEmpty { return }
    bytes.withUnsafeBytes { bytes in
      let header = MemoryLayout<inotify_event>.size
      var offset = 0
      while offset + header <= bytes.count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let nameBytes = bytes[(offset + header)..<(offset + header + Int(event.len))]
        body(event, String(decoding: nameBytes.prefix { $0 != 0 }, as: UTF8.self))
        offset += header + Int(event.len)
      }
    }
  }
}

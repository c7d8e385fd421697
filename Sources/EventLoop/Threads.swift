import CLinux
import Glibc

/// Starts a thread that nobody waits for.
///
/// The thread has a stack of 8 MB and inherits the signal mask, so `SignalSource` must be made
/// first. The corresponding C function is `pthread_create`.
///
/// - Parameters:
///   - name: What debuggers and `top -H` show; 15 bytes at most.
///   - body: What the thread does; the thread ends with it.
public func startThread(name: String, _ body: sending @escaping () -> Void) {
  let start = Unmanaged.passRetained(ThreadStart(name: name, body: body))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 8 << 20)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  defer { pthread_attr_destroy(&attributes) }
  var thread = pthread_t()
  let failure = pthread_create(
    &thread, &attributes,
    { argument in
      guard let argument else { return nil }
      let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
      clinux_thread_name(start.name)
      start.body()
      return nil
    }, start.toOpaque())
  precondition(failure == 0, "the system gives no more threads")
}

/// What a new thread is handed through C.
private final class ThreadStart {
  let name: String
  let body: () -> Void

  init(name: String, body: @escaping () -> Void) {
    self.name = String(name.utf8.prefix(15)) ?? "thread"
    self.body = body
  }
}

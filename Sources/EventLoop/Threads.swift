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
  guard let thread = newThread(name: name, body) else {
    preconditionFailure("the system gives no more threads")
  }
  pthread_detach(thread)
}

/// Does two pieces of work at the same time, the second on a thread of its own.
///
/// Returns when both are done. Where the system gives no thread they are done one after the other.
public func doBoth<First, Second: Sendable>(
  _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let answer = Locked<Second?>(nil)
  let thread = newThread(name: "both") {
    let result = second()
    answer.withLock { $0 = result }
  }
  let result = first()
  if let thread { pthread_join(thread, nil) }
  return (result, answer.withLock { $0 } ?? second())
}

/// A thread to be joined or let go; nil where the system gives none.
private func newThread(name: String, _ body: sending @escaping () -> Void) -> pthread_t? {
  let start = Unmanaged.passRetained(ThreadStart(name: name, body: body))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 8 << 20)
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
  guard failure == 0 else {
    start.release()
    return nil
  }
  return thread
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

import LoopModel

extension Session {
  /// `bench`: measures the program on a large store.
  func bench() throws(Failure) {
    throw Failure("measuring is not built in yet")
  }
}

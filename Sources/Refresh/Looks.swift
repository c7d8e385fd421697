/// When to look for a commit after the store's files were written to.
///
/// The system tells of the write, but a commit can be seen only once its writer has waited for the disk
/// and marked it as done, which it does where nobody is told. So the engine looks at once, and again
/// after a few milliseconds, and less and less often for some seconds; a look costs a few microseconds.
struct Looks {
  private static let pauses = [2, 4, 8, 16, 32, 64, 125, 250, 500, 1000, 1000, 1000, 1000]

  private var place = Looks.pauses.count

  /// Milliseconds until the next look; nil when none is due.
  var next: Int? { place < Looks.pauses.count ? Looks.pauses[place] : nil }

  /// Something was written.
  mutating func begin() { place = 0 }

  /// A look was taken.
  mutating func taken() { place = min(place + 1, Looks.pauses.count) }
}

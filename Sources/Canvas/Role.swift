/// What a cell means.
///
/// A theme decides how a meaning looks; every meaning is also told by a glyph or a word, so that
/// nothing is lost without colour.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  /// Plain text.
  case text
  /// Text of less weight: units, hints, what is not in the foreground.
  case muted
  /// Titles and the number that matters most.
  case strong
  /// The header line.
  case header
  /// The view that is shown, in the header line.
  case headerCurrent
  /// A key in the line of keys.
  case key
  /// What the key does.
  case hint
  /// The rails of the ring.
  case track
  /// The rails of the selected stage.
  case trackSelected
  /// The name of a stage.
  case stage
  /// The name of the selected stage.
  case stageSelected
  /// Speeding up.
  case up
  /// Steady.
  case steady
  /// Slowing.
  case down
  /// Stopped: stalled or lapsed.
  case stopped
  /// Too new to tell.
  case new
  /// Late, not yet stalled.
  case late
  /// Changed since the last refresh.
  case changed
  /// What is typed: a filter, a command.
  case input
  /// Something went well.
  case good
  /// Something went wrong or was refused.
  case bad
  /// Bars, sparklines and other charts.
  case chart
  /// Lines and frames.
  case frame
}

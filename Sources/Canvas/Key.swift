/// A key as a person pressed it, whatever the terminal sent for it.
public enum Key: Hashable, Sendable {
  /// A character, with shift already in it.
  case character(Character)
  /// A letter with control, in lower case.
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 to F12.
  case function(Int)
  /// Text pasted in one piece; never taken as commands.
  case paste(String)
  /// Something the terminal sent that is no key the program knows; does nothing.
  case unknown
}

/// One character cell of a canvas.
public struct Cell: Hashable, Sendable {
  /// The character, a Unicode scalar that takes one or two columns.
  public var scalar: UInt32
  /// Marks that combine with it, 0 for none.
  public var marks: (first: UInt32, second: UInt32)
  /// What the cell means.
  public var role: Role
  /// Whether the cell belongs to what is selected.
  public var isSelected: Bool
  /// Columns the character takes: 1 or 2; 0 for the right half of a character before it.
  public var width: UInt8

  /// A cell of one column.
  public init(
    _ scalar: Unicode.Scalar, role: Role = .text, isSelected: Bool = false, width: UInt8 = 1
  ) {
    self.scalar = scalar.value
    marks = (0, 0)
    self.role = role
    self.isSelected = isSelected
    self.width = width
  }

  /// An empty cell.
  public static let blank = Cell(" ")

  /// Whether two cells look the same.
  public static func == (left: Cell, right: Cell) -> Bool {
    left.scalar == right.scalar && left.role == right.role && left.isSelected == right.isSelected
      && left.width == right.width && left.marks == right.marks
  }

  /// Hashes what makes cells look the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(scalar)
    hasher.combine(role)
    hasher.combine(isSelected)
  }
}

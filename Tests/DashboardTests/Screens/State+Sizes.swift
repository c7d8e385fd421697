import Canvas
import Dashboard
import Testing

extension State {
  /// Expects a picture of the right size at every size of the terminal, with nothing but ASCII in it.
  mutating func expectASCIIAtEverySize(
    columnStep: Int, rowStep: Int, location: SourceLocation = #_sourceLocation
  ) {
    for columns in stride(from: 0, through: 210, by: columnStep) {
      for rows in stride(from: 0, through: 66, by: rowStep) {
        _ = update(.resized(Size(columns: columns, rows: rows)))
        let canvas = picture().canvas
        #expect(canvas.size == size, sourceLocation: location)
        #expect(
          canvas.cells.allSatisfy { (0x20...0x7E).contains($0.scalar) }, sourceLocation: location)
      }
    }
  }
}

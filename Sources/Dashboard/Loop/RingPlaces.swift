import Canvas

/// What lies at each dot of a ring: worked out once for a size, so that a key only draws.
struct RingPlaces: Sendable {
  /// A dot on the track.
  struct Dot: Sendable {
    /// The stage from 0, or 7 for a dot that lies off the track or too near its rails.
    var stage: UInt8
    var progress: Float
    /// How far out between the outermost lanes' edges, 0 to 1.
    var across: Float
  }

  /// The ring they belong to.
  let geometry: RingGeometry
  /// Cells with a dot on the track.
  let cells: [(column: Int, row: Int)]
  /// Eight dots for each of them, two to a row.
  let dots: [Dot]

  init(_ geometry: RingGeometry) {
    self.geometry = geometry
    var cells: [(column: Int, row: Int)] = []
    var dots: [Dot] = []
    let box = geometry.box
    for row in box.row..<box.endRow {
      for column in box.column..<box.endColumn {
        let found = RingPlaces.dots(column: column, row: row, geometry)
        guard found.contains(where: { $0.stage < 7 }) else { continue }
        cells.append((column, row))
        dots += found
      }
    }
    self.cells = cells
    self.dots = dots
  }

  private static func dots(column: Int, row: Int, _ geometry: RingGeometry) -> [Dot] {
    (0..<8).map { dot in
      let place = geometry.place(
        x: Double(column * 2 + dot % 2), y: Double(row * 4 + dot / 2))
      guard let place, place.depth > 0.13, place.depth < 0.87 else {
        return Dot(stage: 7, progress: 0, across: 0)
      }
      return Dot(
        stage: UInt8(place.stage), progress: Float(place.progress),
        across: Float((place.depth - 0.13) / 0.74))
    }
  }
}

extension State {
  /// Works out the dots of the ring anew where its size has changed and customers are drawn as a density.
  mutating func settleRing() {
    guard view == .loop, page == nil, visible.customers > 500, size.columns >= 60, size.rows >= 20
    else { return }
    let area = Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 3)
    let geometry = ringGeometry(in: ringArea(area))
    if ringPlaces?.geometry != geometry { ringPlaces = RingPlaces(geometry) }
  }

  /// The dots of a ring, as kept for the loop's size or worked out here.
  func places(of geometry: RingGeometry) -> RingPlaces {
    if let ringPlaces, ringPlaces.geometry == geometry { return ringPlaces }
    return RingPlaces(geometry)
  }
}

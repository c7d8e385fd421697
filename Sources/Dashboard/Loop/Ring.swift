import Canvas
import Glibc
import LoopModel

/// One customer on the ring.
struct RingDot {
  var id: CustomerID
  var position: Position
  var trend: Trend
  var isStalled = false
  var isChanged = false

  /// What the glyph is drawn in: stalled stands out, whichever way they go.
  var role: Role { isChanged ? .changed : isStalled ? .stopped : trend.role }
}

/// The ring: seven arrows, and the customers on them.
struct Ring {
  let geometry: RingGeometry
  /// Lap classes that are told apart, at least 3, so that a young store does not look full.
  let lanes: Int

  init(geometry: RingGeometry, highestLapClass: Int) {
    self.geometry = geometry
    lanes = max(3, highestLapClass + 1)
  }

  /// The depth of the middle of a lane.
  func depth(lapClass: Int) -> Double {
    0.2 + 0.6 * (Double(min(lapClass, lanes - 1)) + 0.5) / Double(lanes)
  }

  /// Cells of the track that can hold a customer without touching the rails.
  var capacity: Int {
    let cells = geometry.arcLength * 7 * geometry.depth / 8
    return Int(cells * 0.6)
  }

  // MARK: Rails

  func drawRails(on canvas: inout Canvas, selected: Stage?) {
    for stage in Stage.allCases {
      var dots = DotGrid(size: canvas.size)
      let steps = Int(geometry.arcLength * 2.2)
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        for depth in [0.0, 1.0] {
          let start = geometry.start(of: stage.index, depth: depth)
          let end = geometry.end(of: stage.index, depth: depth)
          dots.set(geometry.dot(turn: start + share * (end - start), depth: depth))
        }
      }
      // The arrow's point, and the notch the arrow before it points into.
      let across = Int(geometry.depth * 2)
      for step in 0...across {
        let depth = Double(step) / Double(across)
        dots.set(
          geometry.dot(turn: geometry.end(of: stage.index, depth: depth), depth: depth))
        if stage == selected {
          dots.set(
            geometry.dot(turn: geometry.start(of: stage.index, depth: depth), depth: depth))
        }
      }
      dots.draw(on: &canvas, role: stage == selected ? .trackSelected : .track)
    }
  }

  // MARK: Customers one by one

  /// Draws each customer as a glyph in a cell of its own where there is room; those who wait at the
  /// end of a stage queue up behind one another.
  ///
  /// Returns where each customer was drawn.
  func drawDots(_ dots: [RingDot], selected: CustomerID?, on canvas: inout Canvas) -> [CustomerID: (
    column: Int, row: Int
  )] {
    var taken: [Int: (count: Int, trend: Trend)] = [:]
    var places: [CustomerID: (column: Int, row: Int)] = [:]
    // Who stands still is placed first and stands exactly. Being selected moves nobody.
    let ordered = dots.sorted { left, right in
      if left.position.isHeld != right.position.isHeld { return left.position.isHeld }
      if (left.trend == .stopped) != (right.trend == .stopped) { return left.trend == .stopped }
      return left.id < right.id
    }
    for dot in ordered {
      let cell = freeCell(for: dot, taken: taken, canvas: canvas)
      let key = cell.row * canvas.size.columns + cell.column
      let before = taken[key]
      let count = (before?.count ?? 0) + 1
      let trend = before.map { max($0.trend, dot.trend) } ?? dot.trend
      taken[key] = (count, trend)
      places[dot.id] = cell
      var drawn = Cell(
        canvas.isASCII ? asciiLikeness(of: trend.glyph) : trend.glyph,
        role: before == nil || dot.isChanged ? dot.role : trend.role)
      // Several in one cell: the number says how many, up to nine.
      if count > 1 { drawn.scalar = count < 10 ? 0x30 + UInt32(count) : 0x2B }
      canvas[cell.column, cell.row] = drawn
    }
    if let selected, let cell = places[selected] {
      canvas.select(column: cell.column, row: cell.row, columns: 1)
    }
    return places
  }

  private func freeCell(
    for dot: RingDot, taken: [Int: (count: Int, trend: Trend)], canvas: Canvas
  ) -> (column: Int, row: Int) {
    let stage = dot.position.stage.index
    let lapClass = TrackDensity.lapClass(dot.position.lap)
    let depth = depth(lapClass: lapClass)
    let step = 2 / geometry.arcLength
    let lane = 0.6 / Double(max(3, Int(geometry.depth / 4)))
    var best: (column: Int, row: Int)?
    // A queue grows backward from the end; others give way to both sides.
    let backward = dot.position.isHeld ? Int(0.9 / step) : Int(0.16 / step)
    for back in 0...max(1, backward) {
      for sideways in [0, 1, -1, 2, -2, 3, -3] {
        let depth = depth + Double(sideways) * lane
        guard depth > 0.12, depth < 0.88 else { continue }
        for direction in dot.position.isHeld || back == 0 ? [-1.0] : [-1.0, 1.0] {
          let progress = dot.position.progress + direction * Double(back) * step
          guard progress >= 0, progress <= 1 else { continue }
          let cell = geometry.cell(
            geometry.dot(stage: stage, progress: progress, depth: depth))
          if best == nil { best = cell }
          if taken[cell.row * canvas.size.columns + cell.column] == nil { return cell }
        }
      }
    }
    return best ?? geometry.cell(geometry.dot(stage: stage, progress: 1, depth: depth))
  }

  // MARK: Customers as a density

  /// Draws any number of customers as Braille dots, dense where they are many, coloured by what
  /// most of them do.
  ///
  /// Those who wait at the end of a stage form a queue whose length tells how many.
  func drawDensity(_ track: TrackDensity, places: RingPlaces, on canvas: inout Canvas) {
    let columns = max(8, Int(geometry.arcLength))
    let field = DensityField(track, columns: columns, lanes: lanes, laneDots: laneDots)
    for (number, cell) in places.cells.enumerated() {
      var pattern: UInt8 = 0
      var weights = InlineArray<5, Double>(repeating: 0)
      for offset in 0..<8 {
        let dot = places.dots[number * 8 + offset]
        guard dot.stage < 7 else { continue }
        let lane = min(lanes - 1, max(0, Int(dot.across * Float(lanes))))
        let index = field.index(
          stage: Int(dot.stage), progress: Double(dot.progress), lane: lane)
        let density = field.density[index]
        guard density > 0 else { continue }
        let (x, y) = (offset % 2, offset / 2)
        if density > threshold(cell.column * 2 + x, cell.row * 4 + y) {
          pattern |= DotGrid.bit(x: x, y: y)
        }
        for trend in 0..<5 { weights[trend] += field.trends[index * 5 + trend] }
      }
      guard pattern != 0 else { continue }
      // A rail that runs through the cell stays visible.
      let below = canvas[cell.column, cell.row].scalar
      if (0x2800...0x28FF).contains(below) { pattern |= UInt8(below - 0x2800) }
      let trend = leadingTrend(weights)
      var glyph = DotGrid.glyph(pattern, isASCII: canvas.isASCII)
      if canvas.isASCII {
        // Without Braille and perhaps without colour, the letter tells the trend.
        glyph = asciiLikeness(of: trend.glyph)
      }
      canvas[cell.column, cell.row] = Cell(glyph, role: trend.role)
    }
  }

  /// Dots across one lane.
  private var laneDots: Double { max(1, geometry.depth * 0.74 / Double(lanes)) }

  /// What most customers of a cell do.
  ///
  /// New ones say little, and only count where others are rare.
  private func leadingTrend(_ weights: InlineArray<5, Double>) -> Trend {
    let total = weights[0] + weights[1] + weights[2] + weights[3] + weights[4]
    if weights[Int(Trend.stopped.rawValue)] * 2 >= total { return .stopped }
    var best = Trend.new
    var bestWeight = weights[Int(Trend.new.rawValue)] * 0.35
    for trend in [Trend.up, .steady, .down, .stopped]
    where weights[Int(trend.rawValue)] > bestWeight {
      best = trend
      bestWeight = weights[Int(trend.rawValue)]
    }
    return best
  }

  /// An even scatter of thresholds between 0 and 1 (interleaved gradient noise, Jimenez 2014), so that
  /// a density becomes a texture and not a pattern.
  private func threshold(_ x: Int, _ y: Int) -> Double {
    let inner = 0.06711056 * Double(x) + 0.00583715 * Double(y)
    let value = 52.9829189 * (inner - inner.rounded(.down))
    return value - value.rounded(.down)
  }
}

/// The density of customers by stage, dot along the track, and lane.
private struct DensityField {
  private let columns: Int
  private let lanes: Int
  /// For each stage, column and lane: the chance that a dot is lit.
  private(set) var density: [Double]
  /// The same with five numbers each: the share of each trend.
  private(set) var trends: [Double]

  init(_ track: TrackDensity, columns: Int, lanes: Int, laneDots: Double) {
    self.columns = columns
    self.lanes = lanes
    density = Array(repeating: 0, count: 7 * columns * lanes)
    trends = Array(repeating: 0, count: 7 * columns * lanes * 5)
    var queue = Array(repeating: [0.0, 0, 0, 0, 0], count: 7 * lanes)
    for stage in Stage.allCases {
      for lapClass in 0..<TrackDensity.lapClasses {
        let lane = min(lapClass, lanes - 1)
        for trend in Trend.allCases {
          let index = Int(trend.rawValue)
          queue[stage.index * lanes + lane][index] += Double(
            track.heldCount(stage, lapClass: lapClass, trend: trend))
          for place in 0..<TrackDensity.places {
            let count = track.count(stage, lapClass: lapClass, trend: trend, place: place)
            guard count > 0 else { continue }
            // A place may be wider or narrower than a dot: its customers spread over its dots.
            let first = place * columns / TrackDensity.places
            let last = max(first, (place + 1) * columns / TrackDensity.places - 1)
            let share = Double(count) / Double(last - first + 1) / laneDots
            for column in first...last {
              let cell = (stage.index * columns + column) * lanes + lane
              density[cell] += share
              trends[cell * 5 + index] += share
            }
          }
        }
      }
    }
    scale()
    addQueues(queue, laneDots: laneDots)
  }

  /// Brings the densities into 0 to 0.85: as they are while one dot can stand for one customer, by
  /// their logarithm where they are many more than that.
  private mutating func scale() {
    let peak = density.max() ?? 0
    guard peak > 1 else { return }
    for index in density.indices where density[index] > 0 {
      density[index] = max(0.05, log1p(density[index] * 3) / log1p(peak * 3) * 0.85)
    }
  }

  private mutating func addQueues(_ queue: [[Double]], laneDots: Double) {
    let longest = queue.map { $0.reduce(0, +) }.max() ?? 0
    guard longest > 0 else { return }
    // As long as its people need it, one to a dot, but never more than six tenths of the arrow.
    let room = Double(columns) * 0.6
    let perDot = max(1, longest / laneDots / room)
    for stage in 0..<7 {
      for lane in 0..<lanes {
        let waiting = queue[stage * lanes + lane]
        let total = waiting.reduce(0, +)
        guard total > 0 else { continue }
        // The square root keeps a short queue visible beside a very long one.
        let share = perDot > 1 ? (total / longest).squareRoot() * room : total / laneDots
        let length = max(1, Int(share.rounded()))
        for column in max(0, columns - length)..<columns {
          let cell = (stage * columns + column) * lanes + lane
          density[cell] = max(density[cell], 0.93)
          for trend in 0..<5 { trends[cell * 5 + trend] = waiting[trend] / total }
        }
      }
    }
  }

  /// Where a place on the track is in `density`.
  func index(stage: Int, progress: Double, lane: Int) -> Int {
    let column = min(columns - 1, max(0, Int(progress * Double(columns))))
    return (stage * columns + column) * lanes + lane
  }
}

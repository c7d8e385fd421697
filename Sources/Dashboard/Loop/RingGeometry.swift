import Canvas
import Glibc
import LoopModel

/// Where the ring lies on the canvas, in dots: a cell is 2 dots wide and 4 dots high, so that a dot is
/// about as wide as it is high.
///
/// A point of the track is a stage, a progress through it (0 to 1) and a depth (0 at the inner rail, 1
/// at the outer). Each stage is an arrow: both its ends bend forward in the middle of the track, which
/// shows the way the loop turns.
struct RingGeometry: Hashable {
  /// The cells the ring may use, labels not included.
  let box: Rect
  let centreX: Double
  let centreY: Double
  let outerX: Double
  let outerY: Double
  let innerX: Double
  let innerY: Double
  /// How far an arrow's tip is ahead of its flanks, in turns.
  let tip: Double
  /// Half the space between two arrows, in turns.
  let halfGap: Double

  /// A ring that fills `box`, nearly round.
  init(box: Rect) {
    self.box = box
    let halfWidth = Double(box.columns) - 0.5
    let halfHeight = Double(box.rows) * 2 - 0.5
    // Nearly round; a little wider than high suits the eye where there is room.
    outerY = min(halfHeight, halfWidth * 1.12)
    outerX = min(halfWidth, outerY * 1.3)
    centreX = Double(box.column * 2 + box.columns) - 0.5
    centreY = Double(box.row * 4 + box.rows * 2) - 0.5
    let depth = max(9, min(outerX, outerY) * 0.31)
    innerX = outerX - depth * 1.12
    innerY = outerY - depth
    let circumference = 2 * Double.pi * ((outerX + innerX) / 4 + (outerY + innerY) / 4)
    tip = min(0.045, depth * 0.6 / circumference)
    halfGap = 1.4 / circumference
  }

  /// Dots between the rails.
  var depth: Double { outerY - innerY }

  /// Dots along the middle of one stage.
  var arcLength: Double {
    2 * Double.pi * ((outerX + innerX) / 4 + (outerY + innerY) / 4) / 7
  }

  /// The dot at a turn (0 at the top, clockwise) and a depth.
  func dot(turn: Double, depth: Double) -> (x: Double, y: Double) {
    let angle = 2 * Double.pi * turn
    let radiusX = innerX + (outerX - innerX) * depth
    let radiusY = innerY + (outerY - innerY) * depth
    return (centreX + radiusX * sin(angle), centreY - radiusY * cos(angle))
  }

  /// The turn at which a stage begins, at a depth.
  func start(of stage: Int, depth: Double) -> Double {
    Double(stage) / 7 + halfGap + bend(depth)
  }

  /// The turn at which a stage ends, at a depth.
  func end(of stage: Int, depth: Double) -> Double {
    Double(stage + 1) / 7 - halfGap + bend(depth)
  }

  /// The dot of a position on the track.
  func dot(stage: Int, progress: Double, depth: Double) -> (x: Double, y: Double) {
    let start = start(of: stage, depth: depth)
    let end = end(of: stage, depth: depth)
    // Keeps clear of both ends, so that no glyph stands on an arrow's outline.
    let margin = min(0.2 / 7, 2.4 / (arcLength * 7))
    return dot(turn: start + margin + progress * (end - start - 2 * margin), depth: depth)
  }

  /// The cell a dot lies in.
  func cell(_ dot: (x: Double, y: Double)) -> (column: Int, row: Int) {
    (Int((dot.x / 2).rounded(.down)), Int((dot.y / 4).rounded(.down)))
  }

  /// What lies at a dot: the stage, the progress and the depth; nil off the track and between arrows.
  func place(x: Double, y: Double) -> (stage: Int, progress: Double, depth: Double)? {
    let depth = depth(x: x, y: y)
    guard depth > 0, depth < 1 else { return nil }
    let radiusX = innerX + (outerX - innerX) * depth
    let radiusY = innerY + (outerY - innerY) * depth
    var turn = atan2((x - centreX) / radiusX, (centreY - y) / radiusY) / (2 * .pi) - bend(depth)
    if turn < 0 { turn += 1 }
    let stage = min(6, Int(turn * 7))
    let progress = (turn - Double(stage) / 7 - halfGap) / (1.0 / 7 - 2 * halfGap)
    guard progress > 0, progress < 1 else { return nil }
    return (stage, progress, depth)
  }

  /// The depth of a dot, below 0 in the hole and above 1 outside.
  private func depth(x: Double, y: Double) -> Double {
    let dx = x - centreX
    let dy = y - centreY
    // Between two ellipses the depth along a ray is where the scaled radii meet; two steps of the
    // secant method are exact to a hundredth of a dot.
    func excess(_ depth: Double) -> Double {
      let radiusX = innerX + (outerX - innerX) * depth
      let radiusY = innerY + (outerY - innerY) * depth
      return ((dx / radiusX) * (dx / radiusX) + (dy / radiusY) * (dy / radiusY)).squareRoot() - 1
    }
    var low = 0.0
    var high = 1.0
    var atLow = excess(low)
    var atHigh = excess(high)
    if atLow < 0 { return -1 }
    if atHigh > 0 { return 2 }
    for _ in 0..<3 where atLow != atHigh {
      let next = low + (high - low) * atLow / (atLow - atHigh)
      let atNext = excess(next)
      if atNext > 0 {
        low = next
        atLow = atNext
      } else {
        high = next
        atHigh = atNext
      }
      if abs(atNext) < 0.0005 { return next }
    }
    return (low + high) / 2
  }

  /// How far the middle of the track is ahead of the rails, in turns.
  private func bend(_ depth: Double) -> Double {
    tip * (0.5 - abs(2 * depth - 1))
  }

  /// Columns of the hole that are free around its middle at a row of the canvas.
  func holeColumns(row: Int) -> Int {
    var narrowest = Double.infinity
    for dot in 0..<4 {
      let y = (Double(row * 4 + dot) - centreY) / innerY
      narrowest = min(narrowest, abs(y) >= 1 ? 0 : innerX * (1 - y * y).squareRoot())
    }
    return max(0, Int(narrowest) - 2)
  }

  /// The first column right of the ring at a row of the canvas; the ring is symmetric.
  func outerEdge(row: Int) -> Int {
    var widest = 0.0
    for dot in 0..<4 {
      let y = (Double(row * 4 + dot) - centreY) / outerY
      if abs(y) < 1 { widest = max(widest, outerX * (1 - y * y).squareRoot()) }
    }
    return Int(((centreX + widest) / 2).rounded(.up)) + 1
  }
}

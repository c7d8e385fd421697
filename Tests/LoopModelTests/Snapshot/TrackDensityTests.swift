import LoopModel
import Testing

@Suite struct `The density of the track` {
  static func total(_ track: TrackDensity) -> (moving: Int32, held: Int32) {
    var total: (moving: Int32, held: Int32) = (0, 0)
    for stage in Stage.allCases {
      for lapClass in 0..<TrackDensity.lapClasses {
        for trend in Trend.allCases {
          total.held += track.heldCount(stage, lapClass: lapClass, trend: trend)
          for place in 0..<TrackDensity.places {
            total.moving += track.count(stage, lapClass: lapClass, trend: trend, place: place)
          }
        }
      }
    }
    return total
  }

  @Test func `is empty again when everybody was taken away, in any order`() {
    var random = SeededRandom(seed: 31)
    let readings = randomEntries(count: 800, seed: 32).map {
      Reading(of: $0.facts, at: now.day, by: .thirtyDays)
    }
    var track = TrackDensity()
    for reading in readings { track.add(reading) }
    #expect(track != TrackDensity())
    for reading in readings.shuffled(using: &random) { track.add(reading, weight: -1) }
    #expect(track == TrackDensity())
  }

  @Test func `counts everybody once, those who wait apart`() {
    let readings = randomEntries(count: 800, seed: 33).map {
      Reading(of: $0.facts, at: now.day, by: .thirtyDays)
    }
    var track = TrackDensity()
    for reading in readings { track.add(reading) }
    let total = Self.total(track)
    let held = readings.filter(\.position.isHeld).count
    #expect(held > 100 && held < 700)
    #expect(total.held == Int32(held))
    #expect(total.moving == Int32(800 - held))
  }

  @Test(arguments: [(0, 0), (0.0156, 0), (0.015625, 1), (0.5, 32), (0.984375, 63), (0.9999, 63)])
  func `has 64 places in a stage`(progress: Double, place: Int) {
    var reading = Reading(of: facts(1), at: now.day, by: .thirtyDays)
    reading.position = Position(lap: 4, stage: .metrics, progress: progress)
    var track = TrackDensity()
    track.add(reading)
    #expect(track.count(.metrics, lapClass: 3, trend: .new, place: place) == 1)
    #expect(Self.total(track) == (1, 0))
  }

  @Test func `keeps those who wait at the end of a stage in a queue`() {
    var reading = Reading(of: facts(1), at: now.day, by: .thirtyDays)
    reading.position = Position(lap: 30, stage: .swell, progress: 1)
    var track = TrackDensity()
    track.add(reading, weight: 3)
    #expect(track.heldCount(.swell, lapClass: 7, trend: .new) == 3)
    #expect(Self.total(track) == (0, 3))
  }

  @Test(
    arguments: [
      (-1, 0), (0, 0), (1, 0), (2, 1), (3, 2), (4, 3), (5, 3), (6, 4), (8, 4), (9, 5), (13, 5),
      (14, 6), (21, 6), (22, 7), (1000, 7), (.max, 7),
    ] as [(Int32, Int)])
  func `has eight classes of laps`(lap: Int32, lapClass: Int) {
    #expect(TrackDensity.lapClass(lap) == lapClass)
  }

  @Test func `starts each class of laps where it says`() {
    for (lapClass, start) in TrackDensity.lapClassStarts.enumerated() {
      #expect(TrackDensity.lapClass(start) == lapClass)
      #expect(TrackDensity.lapClass(start - 1) == max(0, lapClass - 1))
    }
  }

  @Test func `knows the highest class of laps anybody is in`() {
    var track = TrackDensity()
    #expect(track.highestLapClass == 0)
    var reading = Reading(of: facts(1), at: now.day, by: .thirtyDays)
    for (lap, progress, expected) in [(1, 0.5, 0), (6, 0.5, 4), (2, 1, 4), (15, 1, 6)] {
      reading.position = Position(lap: Int32(lap), stage: .heatUp, progress: progress)
      track.add(reading)
      #expect(track.highestLapClass == expected)
    }
    track.add(reading, weight: -1)
    #expect(track.highestLapClass == 4)
  }
}

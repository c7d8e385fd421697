import Canvas
import LoopModel

extension State {
  /// The day that is shown, in the present too.
  private var shownDay: Double? { travel.day ?? snapshot?.moment.day }

  /// The last day one can travel to: today, which is the day of a live picture.
  mutating func travel(by days: Double) -> [Effect] {
    guard let snapshot, let day = shownDay else { return [] }
    if travel.day == nil, days > 0 {
      status = Status(text: "this is the present", role: .muted)
      return []
    }
    let first = snapshot.firstRecordedDay.map { Double($0.number) } ?? day
    let wanted = (day + days).rounded(.down)
    if wanted < first, days < 0 {
      status = Status(text: "nothing is recorded before \(spoken(first))", role: .muted)
      if day <= first { return [] }
    }
    travel.day = max(first, wanted)
    if let today = setting.today, let day = travel.day, day >= today {
      travel.day = travel.base == nil ? nil : today
    }
    return [.show(day: travel.day)]
  }

  mutating func travelHome() -> [Effect] {
    guard travel.day != travel.base else { return [] }
    travel.day = travel.base
    return [.show(day: travel.day)]
  }

  /// Starts the film from the day shown to the present, or to the last day anything is recorded of.
  mutating func startFilm() -> [Effect] {
    guard let snapshot, let shown = shownDay, let first = snapshot.firstRecordedDay,
      let last = snapshot.lastRecordedDay
    else {
      status = Status(text: "nothing is recorded yet that could be replayed", role: .muted)
      return []
    }
    // A store whose records end long ago is replayed to its last record, not into the silence after.
    let today = setting.today ?? shown
    let end = today - Double(last.number) <= 31 ? today : Double(last.number)
    var start = shown
    if end - start < 7 {
      // Already at the end: the last half year is shown.
      start = max(Double(first.number), end - 182)
    }
    guard end > start else {
      status = Status(text: "there is nothing later to replay", role: .muted)
      return []
    }
    let finalDay: Double? = end == today && travel.base == nil ? nil : end
    travel.film = TravelState.Film(
      end: end, step: max(0.25, (end - start) / filmFrames(snapshot)), isWaiting: true,
      finalDay: finalDay)
    travel.day = start
    motion = nil
    return [.show(day: start)]
  }

  /// How many pictures make a film of about ten seconds: fewer where each takes longer to work out.
  private func filmFrames(_ snapshot: Snapshot) -> Double {
    min(220, max(24, 220 * 5000 / Double(max(1, snapshot.roster.count))))
  }

  mutating func filmStepShown() -> [Effect] {
    guard travel.film?.isWaiting == true else { return [] }
    travel.film?.isWaiting = false
    return [.wake(afterMilliseconds: 40)]
  }

  mutating func filmTick() -> [Effect] {
    guard var film = travel.film, !film.isWaiting, let day = travel.day else { return [] }
    let next = day + film.step
    if next >= film.end {
      travel.film = nil
      travel.day = film.finalDay
    } else {
      film.isWaiting = true
      travel.film = film
      travel.day = next
    }
    return [.show(day: travel.day)]
  }

  /// Ends the film on the day it has reached.
  mutating func stopFilm() {
    travel.film = nil
  }

  func spoken(_ day: Double) -> String {
    Day(number: Int32(day.rounded(.down))).spoken
  }
}

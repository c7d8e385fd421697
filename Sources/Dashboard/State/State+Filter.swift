import Canvas
import LoopModel

extension State {
  mutating func beginFilter() {
    filter.before = filter.filter
    let text = filter.filter.text
    filter.line = LineEditor(text.isEmpty ? "" : text + " ")
    filter.error = nil
  }

  mutating func pressInFilter(_ key: Key) -> [Effect] {
    guard var line = filter.line else { return [] }
    switch key {
    case .escape:
      filter.line = nil
      filter.error = nil
      setFilter(filter.before)
    case .enter:
      if let error = filter.error {
        status = Status(text: error.message, role: .bad)
        return []
      }
      filter.line = nil
    case .control("z"): return [.suspend]
    case .control("l"): return [.redraw]
    case .up, .down, .pageUp, .pageDown:
      // The list moves under the line, so that a hit can be picked at once.
      let offset = key == .up ? -1 : key == .down ? 1 : key == .pageUp ? -10 : 10
      if view == .customers { moveInList(by: offset) } else { moveOnLoop(by: offset) }
    default:
      guard line.take(key) else { return [] }
      filter.line = line
      do throws(FilterError) {
        let understood = try Filter(line.text, me: setting.actor)
        filter.error = nil
        setFilter(understood)
      } catch {
        filter.error = error
      }
    }
    return []
  }

  mutating func setFilter(_ new: Filter) {
    guard new != filter.filter else { return }
    filter.filter = new
    list.top = 0
    list.row = 0
    refreshVisible()
    status = nil
  }

  mutating func toggleStalled() {
    let words = filter.filter.text.split(separator: " ").map(String.init)
    let isOn = words.contains("stalled")
    let text = (isOn ? words.filter { $0 != "stalled" } : words + ["stalled"]).joined(
      separator: " ")
    if let new = try? Filter(text, me: setting.actor) { setFilter(new) }
  }
}

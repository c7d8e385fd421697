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
    if let saving = filter.saving { return keepFilter(key, saving) }
    switch key {
    case .control("s"):
      filter.saving = .whichDigit
    case .character(let digit) where line.text.isEmpty && savedFilter(digit) != nil:
      filter.line = LineEditor((savedFilter(digit) ?? "") + " ")
      if let text = savedFilter(digit), let kept = try? Filter(text, me: setting.actor) {
        setFilter(kept)
      }
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

  private func savedFilter(_ digit: Character) -> String? {
    digit.wholeNumberValue.flatMap { setting.savedFilters[$0] }
  }

  /// After ^S: the next digit keeps the filter, or frees the digit where the line is empty.
  ///
  /// A digit that holds another filter is asked for twice.
  private mutating func keepFilter(_ key: Key, _ saving: FilterState.Saving) -> [Effect] {
    filter.saving = nil
    guard case .character(let character) = key, let digit = character.wholeNumberValue,
      (1...9).contains(digit), filter.error == nil
    else {
      status = Status(text: "the filter was not kept", role: .muted)
      return []
    }
    let text = filter.filter.text
    let before = setting.savedFilters[digit]
    if let before, before != text, saving != .replaces(digit) {
      filter.saving = .replaces(digit)
      return []
    }
    setting.savedFilters[digit] = text.isEmpty ? nil : text
    return [.keepFilter(digit: digit, text: text.isEmpty ? nil : text)]
  }

  mutating func setFilter(_ new: Filter) {
    guard new != filter.filter else { return }
    let asksTheSame = new.asksTheSame(as: filter.filter)
    filter.filter = new
    guard !asksTheSame else { return }
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

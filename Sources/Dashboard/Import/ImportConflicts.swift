import Canvas
import LoopModel

// The pages on which two sides stand against each other: what the file says otherwise, and who may be
// there twice.
extension State {
  /// What a person changed here and the file says otherwise, with which of them wins.
  func conflicts(_ preview: ImportPreview, isOver: Bool, columns: Int) -> BlockList {
    let theirs = preview.conflicts.count(where: \.isTheirs)
    let here = preview.conflicts.count - theirs
    var head = Line("Changed here since, ", .text)
    if theirs == 0 {
      head = head.then("and kept")
    } else if here == 0 {
      head = head.then("and the file wins")
    } else {
      head = head.then("\(grouped(here)) kept, the file wins in \(grouped(theirs))")
    }
    if !isOver {
      head = head.then("; ").then("t", .key).then(" turns one round, ").then("T", .key).then(" all")
    }
    var blocks = preview.conflicts.map { conflict in
      let here = conflict.here.isEmpty ? "nothing" : conflict.here
      let file = conflict.file.isEmpty ? "nothing" : conflict.file
      return Line(padded(conflict.isTheirs ? "theirs" : "ours", 8), .good)
        .then(conflict.customer, .strong).then("  \(conflict.field)  ", .muted)
        .then("here ", .muted).then(here, conflict.isTheirs ? .muted : .good)
        .then("  file ", .muted).then(file, conflict.isTheirs ? .good : .muted)
        .wrapped(columns: columns - 2)
    }
    blocks += more(preview.conflictCount - preview.conflicts.count)
    return BlockList(head: head.then(".").wrapped(columns: columns), blocks: blocks)
  }

  /// Lets the other side of the selected conflict win, and has the file tried again.
  mutating func turnConflict(_ state: inout ImportState) -> [Effect] {
    let row = state.selected
    guard let conflict = state.selectedConflict else { return [] }
    let isTheirs = !conflict.isTheirs
    // Only what differs from what holds for all is said of one.
    let isAll = state.options.has("--theirs")
    state.options.say("--theirs-for", conflict.key, isTheirs && !isAll)
    state.options.say("--ours-for", conflict.key, !isTheirs && isAll)
    state.preview?.conflicts[row].isTheirs = isTheirs
    return [tried(&state)]
  }

  /// Lets the file win in all conflicts, or in none where it does in all already.
  mutating func turnAllConflicts(_ state: inout ImportState) -> [Effect] {
    let conflicts = state.preview?.conflicts ?? []
    let isTheirs =
      conflicts.isEmpty ? state.options.has("--theirs") : conflicts.allSatisfy(\.isTheirs)
    for option in ["--theirs-for", "--ours-for"] { state.options.set(option, to: nil) }
    if state.options.has("--theirs") == isTheirs { state.options.toggle("--theirs") }
    for row in conflicts.indices { state.preview?.conflicts[row].isTheirs = !isTheirs }
    return [tried(&state)]
  }

  /// Customers who may be there twice.
  func pairs(_ preview: ImportPreview, isOver: Bool, columns: Int) -> BlockList {
    let head = Line(
      isOver
        ? "These may be one customer each; D opens them, to be merged by key."
        : "These may be one customer each; nothing is merged by itself.", .text
    ).wrapped(columns: columns)
    var blocks = preview.pairs.map { pair in
      Line(pair.first, .strong).then("  and  ", .muted).then(pair.second, .strong)
        .then("  \(pair.reason)", .muted).wrapped(columns: columns - 2)
    }
    blocks += more(preview.pairCount - preview.pairs.count)
    return BlockList(head: head, blocks: blocks)
  }

  private func more(_ count: Int) -> [[Line]] {
    count > 0 ? [[Line("… and \(grouped(count)) more", .muted)]] : []
  }
}

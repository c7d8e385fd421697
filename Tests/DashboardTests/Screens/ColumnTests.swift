import LoopModel
import Testing

@testable import Dashboard

@Suite struct `The list's columns` {
  @Test func `tell momentum, silence, its chance and the risk at 80, and more at 120`() {
    let state = DemoSnapshot.state(80, 24)
    let few: [Column] = [.name, .stage, .momentum, .silence, .survival, .risk]
    #expect(state.fittingColumns(80) == few)
    #expect(state.fittingColumns(120) == few + [.active, .flag, .owner, .lap])
    #expect(Set(Column.initial) == Set(Column.allCases))
    #expect(Column.allCases.allSatisfy { $0.explanation.count <= 45 })
  }
}

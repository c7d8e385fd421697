import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct `Further open deals` {
  private func desk(_ columns: Int, _ rows: Int, deals: String) -> Desk {
    var desk = Desk(columns, rows)
    desk.somebodyElse(does: .describe(.deals, deals), to: "Residencial Avenida 5")
    return desk
  }

  @Test func `stand after the name in every list, and on the page`() {
    var desk = desk(120, 40, deals: "3")
    #expect(desk.text.contains("Residencial Avenida 5 +2"))
    desk.press("3")
    desk.press("/")
    desk.enter("avenida")
    #expect(desk.text.contains("Residencial Avenida 5 +2"))
    desk.press(.enter)
    #expect(desk.text.contains("3 open deals"))
  }

  @Test func `are not cut off with a long name`() {
    var desk = desk(80, 24, deals: "3")
    desk.rename(["Torrefação Douro Alto", "Residencial Avenida das Forças Armadas 500"])
    desk.somebodyElse(
      does: .describe(.deals, "2"), to: "Residencial Avenida das Forças Armadas 500")
    #expect(desk.text.contains("… +1"))
  }

  @Test(arguments: ["1", "0", ""]) func `are not told where there are none`(deals: String) {
    #expect(!desk(120, 40, deals: deals).text.contains("Residencial Avenida 5 +"))
  }
}

import Exchange
import LoopModel
import Store
import Testing

@Suite struct LikenessTests {
  @Test func `customers who share something are told in pairs, the surest first`() throws {
    let imports = try Imports()
    let result = try imports.take(
      (
        "c.csv",
        "id,name,owner,email,website\n1,Acme GmbH,k,a@x.test,acme.test\n2,Bolt,k,A@X.test,\n"
          + "3,Crankshaft,k,,www.acme.test\n4,ACME,k,,\n5,Cranckshaft,k,,\n6,Dentists,k,,\n7,Dentist,k,,\n"
      ))
    #expect(
      result.likenesses.map { "\($0.firstName)+\($0.secondName) \($0.reason)" }
        == [
          "Acme GmbH+Bolt same e-mail", "Acme GmbH+Crankshaft same domain",
          "Acme GmbH+ACME same name",
          "Crankshaft+Cranckshaft similar name", "Dentists+Dentist similar name",
        ])
    // Those that were there before are not told again.
    let again = try imports.take(("d.csv", "id,name,owner\n8,Bolt Ltd,k\n"), on: "2026-07-01")
    #expect(again.likenesses.map { "\($0.first.number) \($0.second.number)" } == ["2 8"])
  }
}

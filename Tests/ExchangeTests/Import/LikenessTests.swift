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

  private func pairs(_ rows: String) throws -> [String] {
    try Imports().take(("c.csv", "id,name,owner,email,website\n" + rows)).likenesses
      .map { "\($0.firstName)+\($0.secondName) \($0.reason)" }
  }

  @Test func `addresses and web sites of a domain go together`() throws {
    #expect(
      try pairs(
        "1,Mara Vidal,k,Mara@Vidal.test,\n2,Nuria Gil,k,nuria@vidal.test,\n"
          + "3,Foods,k,,https://www.vidal-foods.test/\n4,Orders,k,o@Vidal-Foods.test,\n")
        == ["Mara Vidal+Nuria Gil same domain", "Foods+Orders same domain"])
  }

  @Test func `those of a mail service or of many customers do not`() throws {
    let services = ["gmail.com", "yahoo.co.uk", "web.de", "gmx.net", "outlook.com"]
    let guests = services.enumerated().map { place, domain in
      "\(2 * place),Ann \(place)x,k,a@\(domain),\n\(2 * place + 1),Bob \(place)y,k,b@\(domain),\n"
    }
    #expect(try pairs(guests.joined()) == [])
    func many(_ count: Int) -> String {
      (0..<count).map { "\($0),N\($0)\($0),k,a\($0)@group.test,www.group.test\n" }.joined()
    }
    #expect(try pairs(many(5)).count == 4)
    #expect(try pairs(many(6)) == [])
  }

  @Test func `of short names only a doubled letter is passed over`() throws {
    #expect(
      try pairs("1,Gamma,k,,\n2,Gama,k,,\n3,Marta,k,,\n4,Maria,k,,\n5,Ana,k,,\n6,Anna,k,,\n")
        == ["Gamma+Gama similar name"])
  }
}

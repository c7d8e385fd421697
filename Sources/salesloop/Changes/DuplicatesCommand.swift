import Exchange
import LoopModel
import Store

extension Session {
  /// `duplicates`: the customers that may be there twice, as pairs.
  func duplicates() throws(Failure) {
    let store = try openStore()
    let limit = try arguments.number(.limit) ?? 50
    let found: LikelyPairs
    let currency: Currency
    do throws(StoreError) {
      found = try store.likelyPairs(limit: limit)
      currency = try store.currency()
    } catch {
      throw Failure(error)
    }
    var output = Output()
    if arguments.has(.json) {
      output.write(json(of: found, currency))
      return
    }
    guard !found.pairs.isEmpty else {
      output.write("nobody seems to be there twice\n")
      return
    }
    for pair in found.pairs {
      output.write(
        printableLine("\(pair.reason): \(told(pair.first)) and \(told(pair.second))") + "\n")
    }
    if found.count > found.pairs.count {
      output.write("… and \(grouped(found.count - found.pairs.count)) more; --limit tells more\n")
    }
    output.write(
      "`salesloop merge KEEP OTHER` makes one of two; the dashboard does it by key, with D\n")
  }

  private func told(_ side: LikelyPair.Side) -> String {
    let owner = side.owner.isEmpty ? "" : ", \(side.owner)"
    return "#\(side.id.number) \(side.name) (\(counted(side.purchases, "purchase"))\(owner))"
  }

  private func json(of found: LikelyPairs, _ currency: Currency) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.count("count", found.count)
    json.list("pairs", found.pairs) { pair, json in
      json.text("reason", pair.reason)
      for (key, side) in [("first", pair.first), ("second", pair.second)] {
        json.key(key)
        json.beginObject()
        json.count("id", Int(side.id.number))
        json.text("name", side.name)
        json.text("external_id", side.externalID)
        json.text("company", side.company)
        json.text("owner", side.owner)
        json.text("email", side.email)
        json.count("purchases", side.purchases)
        json.key("revenue")
        json.number(currency.plain(side.revenue))
        json.text("last_contact", side.lastContact?.iso ?? "")
        json.endObject()
      }
    }
    json.endObject()
    json.newline()
    return json.take()
  }
}

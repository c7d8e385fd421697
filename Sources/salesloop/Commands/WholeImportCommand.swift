import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// The file that holds a whole store, which comes alone; nil for none.
  func wholeFile(_ sources: [ImportSource]) throws(Failure) -> WholeFile? {
    for source in sources {
      do throws(ImportProblem) {
        guard let file = try WholeFile(source) else { continue }
        if sources.count == 1 { return file }
      } catch {
        throw Failure(error)
      }
      throw Failure(usage: "\(source.path) is a whole store, which is imported alone")
    }
    return nil
  }

  /// Takes in what `export all` wrote, into a store without customers.
  func importWhole(_ file: WholeFile) throws(Failure) {
    let name = file.name
    for option in arguments.command.options
    where arguments.has(option) && ![.json, .dryRun, .limit, .progress].contains(option) {
      throw Failure(usage: "\(name) is a whole store, which needs no \(option.flag)")
    }
    let isDry = arguments.has(.dryRun)
    let store = try storeForImport()
    var result: ImportResult
    do throws(StoreError) {
      result = try store.takeWhole(actor: actor, at: clock.now, source: name, isDry: isDry) {
        () throws(StoreError) in
        do throws(ImportProblem) {
          return try file.next()
        } catch {
          throw StoreError(error.kind == .content ? .content : .ioError, error.message)
        }
      }
    } catch {
      throw Failure(error)
    }
    if isDry { result.eventID = nil }
    var output = Output()
    guard arguments.has(.json) else {
      output.write(
        printableLine(
          "\(name): a whole store; \(grouped(result.customersCreated)) customers and "
            + "\(grouped(result.purchasesAdded)) purchases; "
            + (isDry ? "a dry run, nothing was changed" : "`salesloop undo` takes it back")) + "\n")
      return
    }
    var json = JSONWriter()
    json.beginObject()
    json.key("file")
    json.string(name)
    for (key, value) in [
      ("customers_created", result.customersCreated), ("purchases_added", result.purchasesAdded),
    ] {
      json.key(key)
      json.int(value)
    }
    json.flag("dry_run", isDry)
    json.outcomes(
      result.outcomes, counts: [.created: result.customersCreated], rejected: [],
      rejectedCount: 0, limit: try arguments.number(.limit) ?? .max)
    json.texts("notes", ["a whole store: there is nothing to say about columns"])
    json.key("event")
    if let event = result.eventID { json.string(event.text) } else { json.null() }
    json.endObject()
    json.newline()
    output.write(json.take())
  }
}

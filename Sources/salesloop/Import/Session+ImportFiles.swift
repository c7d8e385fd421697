import Exchange
import Glibc
import LoopModel
import Refresh
import Store

extension Session {
  /// What is said about the files: by options, and by a mapping that was saved.
  func importWish() throws(Failure) -> ImportWish {
    var wish = ImportWish()
    wish.writing = try arguments.purchaseFileOptions(today: clock.today)
    do throws(ImportProblem) {
      wish.map = try RecordFileOptions.map(arguments.values(.map))
      wish.stages = try StageMapping.said(arguments.values(.stage))
    } catch {
      throw Failure(usage: error.message)
    }
    if let name = arguments.value(.profile) {
      let saved = FolderEntries.savedProfiles(in: arguments.profileFolder)
      let path = "\(arguments.profileFolder)/\(saved.best(for: name)).profile"
      if isProfileName(name), let text = readSmallFile(path) {
        try wish.take(text, path: path)
      } else {
        guard !Profile.spoken(name).isEmpty else {
          throw Failure(
            usage: "there is no profile '\(name)': save one with --save-profile, or say one of "
              + (saved + Profile.all.map(\.name)).joined(separator: ", "))
        }
        wish.profile = name
      }
    }
    if let name = arguments.value(.saveProfile) {
      guard isProfileName(name) else {
        throw Failure(usage: "'\(name)' is no name for a profile: use letters, digits, - and _")
      }
    }
    return wish
  }

  /// The fields of customers that are named by an option.
  func conflictKeys(_ option: Option) throws(Failure) -> Set<ConflictKey> {
    var keys: Set<ConflictKey> = []
    for text in arguments.values(option) {
      guard let key = ConflictKey(spoken: text) else {
        throw Failure(
          usage: "\(option.flag) '\(text)' should name a customer and a field, as "
            + "\(option.flag) \"Acme.owner\"; fields are "
            + ConflictKey.fields.joined(separator: ", "))
      }
      keys.insert(key)
    }
    return keys
  }

  /// Saves what was said, where that is wished.
  func saveProfile(_ wish: ImportWish) throws(Failure) {
    guard let name = arguments.value(.saveProfile), !arguments.has(.dryRun) else { return }
    let folder = arguments.profileFolder
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
    let place = "\(folder)/\(name).profile"
    let text = Array(wish.text.utf8)
    // Beside its place first: one that is there stays whole until the new one is.
    let temporary = "\(place).\(getpid())~"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    let isWritten =
      descriptor >= 0 && Glibc.write(descriptor, text, text.count) == text.count
      && fsync(descriptor) == 0
    let reason = String(cString: strerror(errno))
    if descriptor >= 0 { close(descriptor) }
    guard isWritten, rename(temporary, place) == 0 else {
      unlink(temporary)
      throw Failure("the profile cannot be saved to \(place) (\(reason)): is the folder yours?")
    }
    remark("saved to \(place)")
  }

  private func isProfileName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 60
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// The files, opened.
  func importSources() throws(Failure) -> [ImportSource] {
    var sources: [ImportSource] = []
    for path in arguments.operands {
      do throws(ImportProblem) {
        sources.append(try ImportSource(path: path))
      } catch {
        throw Failure(error)
      }
    }
    return sources
  }

  /// Whether all files are plain purchases, about which nothing more is said.
  func isPlain(_ sources: [ImportSource], _ wish: ImportWish) throws(Failure) -> Bool {
    guard wish.isPlain else { return false }
    for source in sources {
      do throws(ImportProblem) {
        guard try RecordFile.isPlainPurchases(source, writing: wish.writing) else { return false }
      } catch {
        throw Failure(error)
      }
    }
    return true
  }

  /// The files as they are understood; what is said of a column goes to the files that have it.
  func recordFiles(
    _ sources: [ImportSource], _ wish: ImportWish, _ bar: ProgressBar
  ) throws(Failure) -> [(source: ImportSource, file: RecordFile)] {
    var files: [(source: ImportSource, file: RecordFile)] = []
    var left = wish.map
    do throws(ImportProblem) {
      for (number, source) in sources.enumerated() {
        let names = try RecordFile.header(of: source, writing: wish.writing)
        var options = RecordFileOptions(writing: wish.writing, map: wish.map)
        if sources.count > 1 {
          let plain = Set(names.map(folded))
          options.map = wish.map.filter { plain.contains(folded($0.key)) }
          for name in options.map.keys { left[name] = nil }
        }
        options.profile = wish.profile
        let show: (Double) -> Void = { share in
          bar.show((Double(number) + share) / Double(sources.count) * 0.3)
        }
        do throws(ImportProblem) {
          files.append((source, try RecordFile(source, options: options, progress: show)))
        } catch {
          // Of several files a profile is said for those it fits.
          guard sources.count > 1, options.profile != nil else { throw error }
          options.profile = nil
          files.append((source, try RecordFile(source, options: options, progress: show)))
        }
      }
      if sources.count > 1, let name = left.keys.sorted().first {
        throw ImportProblem(
          .option, "no file has a column '\(name)': look at the headers, or leave the --map out")
      }
    } catch {
      throw Failure(error)
    }
    return files
  }
}

extension [String] {
  /// The name itself, or one that differs only in capital letters.
  fileprivate func best(for name: String) -> String {
    contains(name) ? name : first { $0.lowercased() == name.lowercased() } ?? name
  }
}

import Testing

@Suite("Who may import whom")
struct ImportWallTests {
  private static let files = SourceTree().files()

  /// What each target may import, of the program and of the system.
  private static let allowed: [String: Set<String>] = [
    "LoopModel": ["Glibc"],
    "Canvas": [],
    "Themes": ["Canvas"],
    "Dashboard": ["Canvas", "Glibc", "LoopModel", "Themes"],
    "Demo": ["Glibc", "LoopModel"],
    "EventLoop": ["CLinux", "Glibc"],
    "Store": ["CSQLite", "Glibc", "LoopModel"],
    "Exchange": ["Glibc", "LoopModel", "Store"],
    "Terminal": ["CLinux", "CNcurses", "Canvas", "Glibc"],
    "Refresh": ["EventLoop", "Exchange", "Glibc", "LoopModel", "Store"],
    "salesloop": [
      "Canvas", "Dashboard", "Demo", "EventLoop", "Exchange", "Glibc", "LoopModel", "Refresh",
      "Store", "Terminal", "Themes",
    ],
  ]

  @Test func `the sources are found`() {
    #expect(Set(Self.files.map(\.target)) == Set(Self.allowed.keys))
    #expect(Self.files.count > 100)
  }

  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what is below it`(target: String) {
    let may = Self.allowed[target] ?? []
    for file in Self.files where file.target == target {
      let extra = Set(file.imports).subtracting(may)
      #expect(extra.isEmpty, "\(file.path)")
    }
  }

  @Test(
    arguments: [
      ("CSQLite", ["Store"]), ("CNcurses", ["Terminal"]), ("CLinux", ["EventLoop", "Terminal"]),
    ] as [(String, Set<String>)])
  func `a C library has its own door`(module: String, doors: Set<String>) {
    let importers = Set(Self.files.filter { $0.imports.contains(module) }.map(\.target))
    #expect(importers == doors)
  }

  @Test func `nothing that ships needs Foundation`() {
    for file in Self.files {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test func `screens know neither the terminal nor the store`() {
    for file in Self.files where file.target == "Dashboard" {
      #expect(Set(file.imports).isDisjoint(with: ["Store", "Terminal", "Refresh"]), "\(file.path)")
    }
  }

  @Test func `every theme file is a theme of the program`() throws {
    let tree = SourceTree()
    let text = String(
      decoding: try #require(Folder.bytes(of: tree.root + "/themes/Theme.swift")), as: UTF8.self)
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("let builtInNames") })
    let names = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map {
      String($0.element)
    }
    let files = Folder.names(in: tree.root + "/themes").filter { $0.hasSuffix(".theme") }.map {
      String($0.dropLast(".theme".count))
    }
    #expect(files.count >= 4)
    // The first is made of the terminal's own colours and has no file.
    #expect(files.sorted() == names.dropFirst().sorted())
  }
}

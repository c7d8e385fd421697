// swift-tools-version: 6.2
import PackageDescription

/// Every target: warnings are errors, imports are internal unless said otherwise.
let checked: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Targets without any C: a call that passes a pointer is a compile error.
let pure = checked + [.strictMemorySafety()]

let package = Package(
  name: "salesloop",
  products: [.executable(name: "salesloop", targets: ["salesloop"])],
  targets: [
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),

    .target(name: "LoopModel", swiftSettings: pure),
    .target(name: "Canvas", swiftSettings: pure),
    .target(
      name: "Themes", dependencies: ["Canvas"], path: "themes",
      resources: [
        .embedInCode("dark.theme"), .embedInCode("light.theme"),
        .embedInCode("contrast.theme"), .embedInCode("safe.theme"),
      ], swiftSettings: pure),
    .target(
      name: "Dashboard", dependencies: ["Canvas", "LoopModel", "Themes"], swiftSettings: pure),
    .target(name: "Demo", dependencies: ["LoopModel"], swiftSettings: pure),
    .target(name: "EventLoop", dependencies: ["CLinux"], swiftSettings: checked),
    .target(name: "Store", dependencies: ["CSQLite", "LoopModel"], swiftSettings: checked),
    .target(name: "Exchange", dependencies: ["LoopModel", "Store"], swiftSettings: checked),
    .target(
      name: "Terminal", dependencies: ["CLinux", "CNcurses", "Canvas"], swiftSettings: checked),
    .target(
      name: "Refresh", dependencies: ["EventLoop", "LoopModel", "Store"],
      swiftSettings: checked),
    .executableTarget(
      name: "salesloop",
      dependencies: [
        "Canvas", "Dashboard", "Demo", "EventLoop", "Exchange", "LoopModel", "Refresh", "Store",
        "Terminal", "Themes",
      ],
      swiftSettings: checked + [.defaultIsolation(MainActor.self)]),

    .testTarget(
      name: "LoopModelTests", dependencies: ["LoopModel"], exclude: ["Fixtures"],
      swiftSettings: checked),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "CLinux"], swiftSettings: checked),
    .testTarget(
      name: "DashboardTests", dependencies: ["Canvas", "Dashboard", "Demo", "LoopModel", "Themes"],
      exclude: ["Pictures"], swiftSettings: checked),
    .testTarget(name: "DemoTests", dependencies: ["Demo", "LoopModel"], swiftSettings: checked),
    .testTarget(
      name: "StoreTests", dependencies: ["CSQLite", "LoopModel", "Store"], swiftSettings: checked),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "LoopModel", "Store"],
      swiftSettings: checked),
    .testTarget(
      name: "TerminalTests", dependencies: ["Canvas", "CLinux", "EventLoop", "Terminal"],
      swiftSettings: checked),
    .testTarget(
      name: "RefreshTests", dependencies: ["EventLoop", "LoopModel", "Refresh", "Store"],
      swiftSettings: checked),
    .testTarget(
      name: "JourneyTests", dependencies: ["salesloop", "Store"], swiftSettings: checked),
  ],
  swiftLanguageModes: [.v6]
)

import Testing

@testable import Terminal

extension TerminalTests {
  @Suite struct Environment {
    @Test(arguments: [
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], true),
      (["TERM": "xterm-256color", "COLORTERM": "24bit"], true),
      (["TERM": "xterm-256color"], false),
      (["TERM": "linux", "COLORTERM": "truecolor"], false),
      (["TERM": "screen-256color", "COLORTERM": "truecolor"], false),
      (["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"], true),
      (["TERM": "xterm-direct"], true),
    ])
    func `direct colour is known by its signs`(variables: [String: String], expected: Bool) {
      #expect(TerminalEnvironment(variables).hasDirectColour == expected)
    }

    @Test func `a dumb terminal is none`() {
      #expect(TerminalEnvironment(["TERM": "dumb"]).terminal == nil)
      #expect(TerminalEnvironment(["TERM": ""]).terminal == nil)
      #expect(TerminalEnvironment([:]).terminal == nil)
      #expect(TerminalEnvironment(["TERM": "vt100"]).terminal == "vt100")
    }

    @Test func `only a NO_COLOR that is not empty counts`() {
      #expect(TerminalEnvironment(["NO_COLOR": "1"]).wantsNoColour)
      #expect(!TerminalEnvironment(["NO_COLOR": ""]).wantsNoColour)
    }

    @Test func `the C locale means ASCII and no locale at all does not`() {
      #expect(TerminalEnvironment(["LANG": "C"]).settleLocale())
      #expect(TerminalEnvironment(["LC_ALL": "POSIX", "LANG": "C.UTF-8"]).settleLocale())
      #expect(!TerminalEnvironment([:]).settleLocale())
    }
  }
}

import EventLoop
import Glibc
import Testing

extension TerminalTests {
  @Suite struct Loop {
    /// Whether a descriptor is readable within a while.
    private func isReadable(_ descriptor: Int32, within milliseconds: Int = 2000) -> Bool {
      EventLoop.wait(on: [descriptor], timeoutMilliseconds: milliseconds)[0].isReadable
    }

    @Test func `a post from another thread wakes the mailbox once for all`() {
      let mailbox = Mailbox<Int>()
      #expect(!isReadable(mailbox.descriptor, within: 0))
      #expect(mailbox.drain() == [])
      startThread(name: "a name that is too long") {
        for number in 0..<1000 { mailbox.post(number) }
      }
      var got: [Int] = []
      while got.count < 1000, isReadable(mailbox.descriptor) { got += mailbox.drain() }
      #expect(got == Array(0..<1000))
      #expect(!isReadable(mailbox.descriptor, within: 0))
    }

    @Test func `two pieces of work are done at the same time`() {
      // Each waits for word of the other.
      let toFirst = Mailbox<Int>()
      let toSecond = Mailbox<Int>()
      let (first, second) = doBoth {
        toSecond.post(1)
        return isReadable(toFirst.descriptor)
      } _: {
        toFirst.post(2)
        return EventLoop.wait(on: [toSecond.descriptor], timeoutMilliseconds: 2000)[0].isReadable
      }
      #expect(first)
      #expect(second)
    }

    @Test func `only the newest value is kept`() {
      let latest = Latest<String>()
      #expect(latest.take() == nil)
      latest.publish("one")
      latest.publish("two")
      #expect(isReadable(latest.descriptor))
      #expect(latest.take() == "two")
      #expect(latest.take() == nil)
      #expect(!isReadable(latest.descriptor, within: 0))
    }

    @Test func `waiting tells who is ready and who is gone`() {
      var pipes: [Int32] = [0, 0]
      pipe(&pipes)
      let mailbox = Mailbox<Int>()
      mailbox.post(1)
      let first = EventLoop.wait(on: [pipes[0], -1, mailbox.descriptor], timeoutMilliseconds: nil)
      #expect(first.map(\.isReadable) == [false, false, true])
      close(pipes[1])
      #expect(EventLoop.wait(on: [pipes[0]], timeoutMilliseconds: nil)[0].isHungUp)
      close(pipes[0])
      #expect(EventLoop.wait(on: [], timeoutMilliseconds: 1).isEmpty)
    }

    @Test func `an alarm goes off at its time and can be taken back`() {
      let alarm = Alarm()
      var rang = alarm.acknowledge()
      #expect(!rang)
      alarm.set(atEpochMilliseconds: WallClock.nowMilliseconds() + 20)
      #expect(isReadable(alarm.descriptor))
      rang = alarm.acknowledge()
      #expect(rang)
      rang = alarm.acknowledge()
      #expect(!rang)
      alarm.set(atEpochMilliseconds: 0)
      #expect(isReadable(alarm.descriptor))
      rang = alarm.acknowledge()
      #expect(rang)
      alarm.set(atEpochMilliseconds: WallClock.nowMilliseconds() + 10)
      alarm.set(atEpochMilliseconds: nil)
      #expect(!isReadable(alarm.descriptor, within: 40))
    }

    @Test func `a child starts with no signal blocked and in a group of its own`() throws {
      var pipes: [Int32] = [0, 0]
      pipe(&pipes)
      let child = try spawnChild(
        ["sh", "-c", "grep -E 'Sig(Blk|Ign)' /proc/self/status"], output: pipes[1])
      close(pipes[1])
      #expect(getpgid(child) == child || getpgid(child) == -1)
      var bytes = [UInt8](repeating: 0, count: 4096)
      var status: Int32 = 0
      waitpid(child, &status, 0)
      let count = read(pipes[0], &bytes, bytes.count)
      close(pipes[0])
      let lines = text(Array(bytes.prefix(max(0, count)))).split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.hasSuffix("0000000") }, "\(lines)")
      #expect(throws: SpawnError.self) { _ = try spawnChild(["/no/such/program"]) }
    }
  }
}

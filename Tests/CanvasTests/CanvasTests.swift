import Canvas
import Testing

@Suite struct `A canvas` {
  @Test func `is blank before anything is drawn`() {
    #expect(canvas(3, 2).lines == ["", ""])
    #expect(canvas(3, 2).cells == Array(repeating: .blank, count: 6))
    #expect(canvas(0, 0).lines.isEmpty)
    #expect(canvas(-5, -5).size == Size(columns: 0, rows: 0))
  }

  @Test func `says its lines without the spaces at their ends`() {
    var canvas = canvas(8, 3)
    canvas.draw("  ab  ", column: 0, row: 0)
    canvas.draw("漢 ", column: 0, row: 2)
    #expect(canvas.lines == ["  ab", "", "漢"])
    #expect(canvas.text == "  ab\n\n漢\n")
  }

  @Test func `has blank cells outside, and takes none there`() {
    var canvas = canvas(2, 2)
    let before = canvas
    for (column, row) in [(-1, 0), (2, 0), (0, -1), (0, 2), (.max, .max), (.min, .min)] {
      canvas[column, row] = Cell("x")
      #expect(canvas[column, row] == .blank)
      #expect(!canvas.contains(column, row))
    }
    #expect(canvas == before)
  }

  @Suite struct `drawn on` {
    @Test(arguments: [
      ("abcd", 4, "abcd"), ("abcde", 4, "abc…"), ("abcde", 1, "…"), ("abcde", 0, ""),
      ("abcde", -3, ""), ("漢字", 4, "漢字"), ("漢字", 3, "漢…"), ("漢字", 2, "…"), ("漢字", 1, "…"),
      ("a漢字", 4, "a漢…"), ("a漢字", 3, "a…"), ("ab", 9, "ab"), ("", 4, ""),
      ("Zoe\u{308}", 3, "Zoe\u{308}"), ("Zoe\u{308}x", 3, "Zo…"),
    ])
    func `cuts what does not fit, never through a character`(
      text: String, width: Int, shown: String
    ) {
      var canvas = canvas(12)
      let columns = canvas.draw(text, column: 2, row: 0, width: width)
      #expect(canvas.lines == [shown.isEmpty ? "" : "  " + shown])
      #expect(columns == TextWidth.columns(of: shown))
      #expect(isWhole(canvas))
    }

    @Test func `cuts at its edge`() {
      var canvas = canvas(5, 2)
      canvas.draw("abcdef", column: 2, row: 0)
      canvas.draw("a漢字", column: 2, row: 1)
      #expect(canvas.lines == ["  ab…", "  a…"])
    }

    @Test func `cuts with two dots in ASCII`() {
      var canvas = canvas(8, 3, isASCII: true)
      canvas.draw("abcdefghij", column: 0, row: 0, width: 5)
      canvas.draw("abcdefghij", column: 0, row: 1, width: 1)
      canvas.draw("漢字", column: 0, row: 2, width: 3)
      #expect(canvas.lines == ["abc..", ".", "?.."])
    }

    @Test(arguments: [
      (0, "x字"), (1, " x字"), (2, "漢x"), (3, "漢 x"),
    ])
    func `mends a wide character of which half is overwritten`(column: Int, shown: String) {
      var canvas = canvas(6)
      canvas.draw("漢字", column: 0, row: 0)
      canvas.draw("x", column: column, row: 0)
      #expect(canvas.lines == [column == 0 ? "x 字" : shown])
      #expect(isWhole(canvas))
    }

    @Test(arguments: [(0, "語字"), (1, " 語"), (2, "漢語"), (3, "漢 語")])
    func `mends two wide characters under a third`(column: Int, shown: String) {
      var canvas = canvas(6)
      canvas.draw("漢字", column: 0, row: 0)
      canvas.draw("語", column: column, row: 0)
      #expect(canvas.lines == [shown])
      #expect(isWhole(canvas))
    }

    @Test func `mends no character of another row`() {
      var canvas = canvas(4, 2)
      canvas.draw("漢字", column: 0, row: 0)
      canvas.draw("漢字", column: 0, row: 1)
      canvas.draw("xx", column: 2, row: 0)
      #expect(canvas.lines == ["漢xx", "漢字"])
      canvas.draw("xx", column: 0, row: 1)
      #expect(canvas.lines == ["漢xx", "xx字"])
    }

    @Test func `stays whole whatever is drawn on it, wherever`() {
      let pieces = [
        "a", "漢", "字x", "e\u{301}\u{302}\u{303}", "…", "✅", "\u{1112}\u{1161}", "\u{1B}", "",
      ]
      for isASCII in [false, true] {
        var canvas = canvas(11, 3, isASCII: isASCII)
        var random = SeededRandom(seed: 1)
        for _ in 0..<4000 {
          let text = (0...3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
          let (column, row) = (
            Int.random(in: -14...14, using: &random), Int.random(in: -2...4, using: &random)
          )
          switch Int.random(in: 0..<5, using: &random) {
          case 0: canvas.draw(text, endColumn: column, row: row)
          case 1:
            let rect = Rect(
              column: column, row: row, columns: Int.random(in: 0...9, using: &random), rows: 2)
            canvas.fill(rect, with: "─")
            canvas.draw(text, centredIn: rect, row: row)
          case 2: canvas.select(column: column, row: row, columns: 5)
          case 3:
            canvas.draw(
              text, column: column, row: row, width: Int.random(in: -1...7, using: &random))
          default: canvas.draw(text, column: column, row: row)
          }
          #expect(isWhole(canvas))
        }
        #expect(canvas.cells.count == 33)
      }
    }

    @Test(arguments: [-1_000_000, -7, -6, -1, 6, 7, 1_000_000])
    func `is unharmed by what lies outside`(offset: Int) {
      let blank = canvas(6, 4)
      var canvas = blank
      canvas.draw("漢字abc", column: offset < 0 ? offset : 0, row: offset)
      canvas.draw("漢字", column: 6, row: 1)
      canvas.draw("漢字ab", column: offset < 0 ? offset - 6 : offset + 6, row: 1)
      canvas.fill(Rect(column: offset, row: 9, columns: 3, rows: 3), with: "x")
      canvas.select(column: 0, row: 9, columns: 6)
      #expect(canvas == blank)
    }

    @Test func `shows the part that lies inside of what begins before it`() {
      var canvas = canvas(6, 3)
      canvas.draw("abcdef", column: -2, row: 0)
      canvas.draw("漢字ab", column: -1, row: 1)
      canvas.draw("漢字", column: -2, row: 2)
      #expect(canvas.lines == ["cdef", " 字ab", "字"])
      #expect(isWhole(canvas))
    }

    @Test func `keeps two marks on a character at most`() {
      var canvas = canvas(4)
      canvas.draw("e" + String(repeating: "\u{301}", count: 40) + "x\u{302}", column: 0, row: 0)
      #expect(
        canvas.lines[0].unicodeScalars.map(\.value) == [0x65, 0x301, 0x301, 0x78, 0x302])
      canvas.draw("a", column: 0, row: 0)
      #expect(canvas.lines[0].unicodeScalars.map(\.value) == [0x61, 0x78, 0x302])
    }

    @Test func `has no mark without a character`() {
      var canvas = canvas(4)
      canvas.draw("z", column: 0, row: 0)
      canvas.draw("\u{301}a", column: 1, row: 0)
      #expect(canvas.lines[0].unicodeScalars.map(\.value) == [0x7A, 0x61])
    }

    @Test func `shows no character that controls, reorders or hides`() {
      var wrong: [UInt32] = []
      for text in everyScalarAfterA() {
        var canvas = canvas(3 * 0x1000)
        canvas.draw(text, column: 0, row: 0)
        for cell in canvas.cells {
          wrong += [cell.scalar, cell.marks.first, cell.marks.second].filter {
            $0 != 0 && Unicode.Scalar($0).map(`A printable text`.isHarmful) != false
          }
        }
      }
      #expect(wrong.isEmpty)
    }

    @Test func `has nothing but ASCII where only that may be drawn`() {
      var wrong: [UInt32] = []
      for text in everyScalarAfterA() {
        var canvas = canvas(3 * 0x1000, isASCII: true)
        canvas.draw(text, column: 0, row: 0)
        wrong += canvas.cells.filter {
          !(0x20...0x7E).contains($0.scalar) || $0.marks != (0, 0) || $0.width != 1
        }.map(\.scalar)
      }
      #expect(wrong.isEmpty)
      var canvas = canvas(1, isASCII: true)
      canvas.fill(Rect(column: 0, row: 0, columns: 1, rows: 1), with: "漢")
      #expect(canvas.lines == ["?"])
    }

    @Test func `gives a text its role and its selection`() {
      var canvas = canvas(6)
      canvas.draw("漢b", column: 1, row: 0, role: .late, isSelected: true)
      #expect(canvas.cells.map(\.role) == [.text, .late, .late, .late, .text, .text])
      #expect(canvas.cells.map(\.isSelected) == [false, true, true, true, false, false])
    }

    @Test func `draws to the left of a column`() {
      var canvas = canvas(6, 3)
      canvas.draw("漢b", endColumn: 6, row: 0)
      canvas.draw("ab", endColumn: 2, row: 1)
      canvas.draw("abcdefgh", endColumn: 6, row: 2)
      #expect(canvas.lines == ["   漢b", "ab", "abcde…"])
    }

    @Test func `draws in the middle of a rectangle`() {
      var canvas = canvas(9, 3)
      let rect = Rect(column: 1, row: 0, columns: 7, rows: 3)
      canvas.draw("abc", centredIn: rect, row: 0)
      canvas.draw("漢字", centredIn: rect, row: 1)
      canvas.draw("abcdefghij", centredIn: rect, row: 2)
      #expect(canvas.lines == ["   abc", "  漢字", " abcdef…"])
    }

    @Test func `fills what of a rectangle lies inside`() {
      var canvas = canvas(4, 3)
      canvas.fill(Rect(column: 2, row: -5, columns: 90, rows: 7), with: "#", role: .chart)
      #expect(canvas.lines == ["  ##", "  ##", ""])
      #expect(canvas[3, 1].role == .chart)
      canvas.fill(Rect(column: -1, row: 0, columns: 4, rows: 1))
      #expect(canvas.lines == ["   #", "  ##", ""])
    }

    @Test func `selects a part of a row and changes nothing else`() {
      var canvas = canvas(5)
      canvas.draw("abcde", column: 0, row: 0, role: .up)
      canvas.select(column: -2, row: 0, columns: 4)
      canvas.select(column: 4, row: 0, columns: 9)
      #expect(canvas.cells.map(\.isSelected) == [true, true, false, false, true])
      #expect(canvas.lines == ["abcde"])
      #expect(canvas.cells.allSatisfy { $0.role == .up })
    }
  }

  @Test(
    arguments: [
      ("▲", "^"), ("▼", "v"), ("■", "#"), ("·", "."), ("…", "."), ("×", "x"), ("─", "-"),
      ("│", "|"),
      ("┌", "+"), ("⣿", "."), ("ë", "e"), ("É", "E"), ("€", "E"), ("漢", "?"), ("a", "a"),
      ("~", "~"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func `has a likeness in ASCII`(scalar: Unicode.Scalar, likeness: Unicode.Scalar) {
    #expect(asciiLikeness(of: scalar) == likeness)
  }
}

@Suite struct `A rectangle` {
  @Test func `ends after its last column and row`() {
    let rect = Rect(column: 3, row: -1, columns: 4, rows: 2)
    #expect(rect.endColumn == 7)
    #expect(rect.endRow == 1)
    #expect(Rect(column: 3, row: 3, columns: -4, rows: -2).size == Size(columns: 0, rows: 0))
  }
}

@Suite struct `A cell` {
  @Test func `looks the same only with the same marks, width, role and selection`() {
    var marked = Cell("e")
    marked.marks.first = 0x301
    let others = [
      marked, Cell("f"), Cell("e", role: .up), Cell("e", isSelected: true), Cell("e", width: 2),
    ]
    #expect(others.allSatisfy { $0 != Cell("e") })
    #expect(Set(others + others).count == 5)
  }

  @Test func `is said with its marks`() {
    var cell = Cell("e")
    cell.marks = (0x301, 0x323)
    var text = ">"
    cell.append(to: &text)
    #expect(text.unicodeScalars.map(\.value) == [0x3E, 0x65, 0x301, 0x323])
  }
}

import TestSupport
import Testing
import Worklist

@Suite struct RowSetTests {
  /// Beside a set of the standard library.
  @Test func holdsWhatASetHolds() {
    var numbers = Pseudorandom(3)
    var rows = RowSet()
    var naive: Set<Int32> = []
    for _ in 0..<2_000 {
      let row = Int32(numbers.below(700))
      switch numbers.below(4) {
      case 0: #expect(rows.remove(row) == (naive.remove(row) != nil))
      case 1:
        let some = (0..<3).map { _ in Int32(numbers.below(700)) }
        rows.subtract(some)
        naive.subtract(some)
      default: #expect(rows.insert(row) == naive.insert(row).inserted)
      }
      #expect(rows.count == naive.count)
    }
    for row in Int32(0)..<1_500 { #expect(rows.contains(row) == naive.contains(row)) }
    let part = rows.intersection(0..<350)
    #expect(part.count == naive.count { $0 < 350 })
    var again = RowSet(naive)
    #expect(again == rows)
    again.insert(5_000)
    again.remove(5_000)
    #expect(again == rows, "room is no difference")
    #expect(part != rows)
  }
}

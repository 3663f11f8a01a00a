/// How numbers are written in a file.
package struct NumberStyle: Hashable, Sendable {
  package enum Units: String, Sendable, CaseIterable { case major, minor }

  /// One character: `.` or `,`.
  package var decimal: UInt8
  /// What groups digits: `,` `.` `'` a space; nil where nothing does.
  package var thousands: [UInt8]?
  /// Whether a whole number counts yuan (`major`) or fen (`minor`).
  package var units: Units

  package static let plain = NumberStyle(decimal: UInt8(ascii: "."), thousands: nil, units: .major)

  package init(decimal: UInt8, thousands: [UInt8]?, units: Units) {
    self.decimal = decimal
    self.thousands = thousands
    self.units = units
  }
}

/// A decimal number exactly as written: `mantissa` / 10^`scale`. No floating point: it is money.
package struct DecimalNumber: Hashable, Sendable {
  package var mantissa: Int64
  package var scale: Int

  package init(mantissa: Int64, scale: Int = 0) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// The most digits a number may have; 18 always fit.
  private static let longest = 18

  /// Reads a number as people and programs write it: a sign before or behind, or brackets for a
  /// negative one; digits, grouped in threes (or in twos before the last three, as in India); a
  /// decimal mark. No exponent.
  /// - Throws: `CellProblem` for anything else.
  package init(
    _ cell: ArraySlice<UInt8>, style: NumberStyle = .plain
  ) throws(CellProblem) {
    var digits = trimmed(cell)
    var negative = false
    if digits.first == UInt8(ascii: "("), digits.last == UInt8(ascii: ")") {
      negative = true
      digits = digits.dropFirst().dropLast()
    } else if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      negative = digits.first == UInt8(ascii: "-")
      digits = digits.dropFirst()
    } else if digits.last == UInt8(ascii: "-") {
      negative = true
      digits = digits.dropLast()
    }
    guard let first = digits.first, first.isDigit || first == style.decimal else {
      throw CellProblem("\(quoted(cell)) is not a number")
    }
    var value: Int64 = 0
    var count = 0
    var fraction: Int?
    var groups: [Int] = []
    var index = digits.startIndex
    while index < digits.endIndex {
      let byte = digits[index]
      if byte.isDigit {
        count += 1
        guard count <= DecimalNumber.longest else {
          throw CellProblem("\(quoted(cell)) has too many digits")
        }
        value = value * 10 + Int64(byte - 0x30)
        index += 1
      } else if byte == style.decimal, fraction == nil {
        fraction = count
        index += 1
      } else if fraction == nil, let mark = style.thousands, digits[index...].starts(with: mark) {
        groups.append(count)
        index += mark.count
      } else {
        throw CellProblem("\(quoted(cell)) is not a number")
      }
    }
    let whole = fraction ?? count
    guard count > 0, DecimalNumber.isGrouped(groups, whole: whole) else {
      throw CellProblem("\(quoted(cell)) is not a number")
    }
    mantissa = negative ? -value : value
    scale = count - whole
  }

  /// Three digits behind the last mark, two or three between marks, at least one before the first.
  private static func isGrouped(_ marks: [Int], whole: Int) -> Bool {
    guard let first = marks.first, let last = marks.last else { return true }
    return first > 0 && whole - last == 3
      && zip(marks, marks.dropFirst()).allSatisfy { (2...3).contains($1 - $0) }
  }

  /// The whole number; nil where digits behind the mark are not zero.
  package var integer: Int64? { scaled(to: 0) }

  /// The number in units of 10^-`digits`, exactly; nil where that would cut digits or overflow.
  package func scaled(to digits: Int) -> Int64? {
    var value = mantissa
    if scale > digits {
      for _ in digits..<scale {
        guard value % 10 == 0 else { return nil }
        value /= 10
      }
    } else {
      for _ in scale..<digits {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        value = product
      }
    }
    return value
  }

  /// Compares exactly, whatever the scales.
  package static func isLess(_ a: DecimalNumber, _ b: DecimalNumber) -> Bool {
    a.wide(b.scale) < b.wide(a.scale)
  }

  package static func isEqual(_ a: DecimalNumber, _ b: DecimalNumber) -> Bool {
    a.wide(b.scale) == b.wide(a.scale)
  }

  /// The mantissa times a power of ten; 18 digits twice fit into 128 bits.
  private func wide(_ power: Int) -> Int128 {
    (0..<power).reduce(Int128(mantissa)) { value, _ in value * 10 }
  }
}

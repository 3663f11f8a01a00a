import Cases
import Exchange
import Testing

struct NumberTests {
  private static func style(_ decimal: Unicode.Scalar, _ thousands: String?) -> NumberStyle {
    NumberStyle(
      decimal: UInt8(ascii: decimal), thousands: thousands.map { Array($0.utf8) }, units: .major)
  }

  @Test(
    arguments: [
      ("0", ".", nil, 0, 0), ("1300.00", ".", nil, 130_000, 2), ("-12.5", ".", nil, -125, 1),
      ("+7", ".", nil, 7, 0), (" 7 ", ".", nil, 7, 0), ("12.5-", ".", nil, -125, 1),
      ("(1,200.50)", ".", ",", -120_050, 2), ("1.234.567,89", ",", ".", 123_456_789, 2),
      ("12,34,567", ".", ",", 1_234_567, 0), ("1 234,5", ",", " ", 12_345, 1),
      ("1\u{A0}234", ",", "\u{A0}", 1_234, 0), ("1'234.50", ".", "'", 123_450, 2),
      (".5", ".", nil, 5, 1), ("5.", ".", nil, 5, 0), ("007", ".", nil, 7, 0),
      ("999999999999999999", ".", nil, 999_999_999_999_999_999, 0),
    ] as [(String, Unicode.Scalar, String?, Int64, Int)])
  func `numbers are read as people write them`(
    text: String, decimal: Unicode.Scalar, thousands: String?, mantissa: Int64, scale: Int
  ) throws {
    let number = try DecimalNumber(Array(text.utf8)[...], style: Self.style(decimal, thousands))
    #expect(number == DecimalNumber(mantissa: mantissa, scale: scale))
  }

  @Test(
    arguments: [
      ("", nil), ("abc", nil), ("1.2.3", nil), ("1e9", nil), ("1e9999", nil), ("--1", nil),
      ("NaN", nil), ("inf", nil), ("0x1F", nil), ("1,234", nil), ("1,23", ","), ("1,,234", ","),
      (",234", ","), ("1,2345", ","), ("1,234,", ","), ("1 2", nil), ("-", nil), (".", nil),
      ("١٢", nil), ("9999999999999999999", nil), ("()", nil), ("1,234,5", ","),
    ] as [(String, String?)])
  func `everything else is no number`(text: String, thousands: String?) {
    #expect(throws: CellProblem.self) {
      try DecimalNumber(Array(text.utf8)[...], style: Self.style(".", thousands))
    }
  }

  @Test func `numbers compare exactly and never lose a digit`() {
    let third = DecimalNumber(mantissa: 333, scale: 3)
    #expect(DecimalNumber.isLess(third, DecimalNumber(mantissa: 34, scale: 2)))
    let one = DecimalNumber(mantissa: 1)
    #expect(DecimalNumber.isEqual(DecimalNumber(mantissa: 10, scale: 1), one))
    #expect(third.scaled(to: 2) == nil)
    #expect(DecimalNumber(mantissa: 1230, scale: 3).scaled(to: 2) == 123)
    #expect(DecimalNumber(mantissa: .max / 2).scaled(to: 3) == nil)
  }
}

struct DateTests {
  @Test(arguments: [
    ("yyyy-MM-dd", "2026-11-23", "2026-11-23"), ("M/d/yyyy", "3/16/2012", "2012-03-16"),
    ("M/d/yyyy", "03/06/2012", "2012-03-06"), ("dd.MM.yyyy", "05.01.2026", "2026-01-05"),
    ("yyyyMMdd", "20240229", "2024-02-29"), ("yyyy年M月d日", "2026年1月5日", "2026-01-05"),
    ("d MMM yyyy", "5 mar 2026", "2026-03-05"), ("dd.MM.yy", "05.01.26", "2026-01-05"),
    ("dd.MM.yy", "05.01.70", "1970-01-05"), ("yyyy-MM-dd*", "2026-01-05T10:00Z", "2026-01-05"),
    ("yyyy-MM-dd HH:mm:ss", "2026-01-05 10:00:59", "2026-01-05"),
  ])
  func `days are read in the form that is named`(pattern: String, text: String, day: String) {
    #expect(DateFormat(pattern)?.day(Array(text.utf8)[...])?.description == day)
  }

  @Test(arguments: [
    ("d/M/yyyy", "31/02/2026"), ("M/d/yyyy", "31/02/2026"), ("M/d/yyyy", "2/30/2024"),
    ("yyyy-MM-dd", "2026-1-5"), ("yyyy-MM-dd", "2026-11-23 "), ("yyyyMMdd", "2026112"),
    ("M/d/yyyy", "1/1/12"), ("M/d/yyyy", "0/1/2012"), ("dd.MM.yyyy", "5.1.2026"),
    ("yyyy-MM-dd", "0000-01-01"), ("yyyy-MM-dd", ""), ("d MMM yyyy", "5 foo 2026"),
  ])
  func `another form, or a day that is none, is not read`(pattern: String, text: String) throws {
    #expect(try #require(DateFormat(pattern)).day(Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [
    "", "yyyy", "yyyy-MM", "MM/dd", "yyyyy-M-d", "yyyy-MM-dd EEE", "d.M.yyyy d", "*",
  ])
  func `a pattern without year, month and day once each is none`(pattern: String) {
    #expect(DateFormat(pattern) == nil)
  }
}

struct PhoneTests {
  @Test(
    arguments: [
      ("138 0013 8000", "CN", "+8613800138000"), ("010-6552-1000", "CN", "+861065521000"),
      ("+86 138-0013-8000", nil, "+8613800138000"), ("0086 13800138000", "US", "+8613800138000"),
      ("(212) 555-0123", "US", "+12125550123"), ("1-212-555-0123", "US", "+12125550123"),
      ("212.555.0123 ext. 45", "US", "+12125550123;ext=45"),
      ("020 7946 0958", "GB", "+442079460958"),
      ("+44 (0)20 7946 0958", nil, "+442079460958"), ("091 234 5678", "VN", "+84912345678"),
      ("600 123 456", "ES", "+34600123456"), ("（０１０）65521000", "CN", "+861065521000"),
      ("02-2345-6789", "TW", "+886223456789"), ("8 (495) 123-45-67", "RU", "+74951234567"),
    ] as [(String, String?, String)])
  func `telephone numbers get the international form`(
    text: String, country: String?, expected: String
  ) {
    #expect(internationalNumber(text, country: country.flatMap(DialPlan.of(country:))) == expected)
  }

  @Test(arguments: [
    "", "n/a", "12", "555-CALL-NOW", "+86 1234567890123456", "138 0013 8000", "+0123456",
  ])
  func `what is none, or of an unknown country, gets none`(text: String) {
    #expect(internationalNumber(text) == nil)
  }
}

struct RomaniserTests {
  @Test(arguments: [
    ("张伟", "Zhang Wei"), ("单雄信", "Shan Xiong Xin"), ("区志强", "Ou Zhi Qiang"),
    ("曾国藩", "Zeng Guo Fan"), ("欧阳娜娜", "Ou Yang Na Na"), ("尉迟恭", "Yu Chi Gong"),
    ("万俟卨", "Mo Qi Xie"), ("解晓东", "Xie Xiao Dong"), ("朴智星", "Piao Zhi Xing"),
    ("王单", "Wang Dan"), ("Nguyễn Văn An", "Nguyen Van An"), ("Ángel Muñoz", "Angel Munoz"),
    ("Иван Петров", "Ivan Petrov"), ("محمد أحمد", "Mhmd Ahmd"),
  ])
  func `names get Latin letters, Chinese surnames their own readings`(name: String, latin: String) {
    var romaniser = Romaniser()
    #expect(romaniser.romanised(name) == latin)
    #expect(romaniser.romanised(name) == latin)
  }

  @Test func `Latin names need none, Japanese and Korean characters are left`() {
    var romaniser = Romaniser()
    #expect(romaniser.romanised("O'Brien, Pat") == nil)
    #expect(romaniser.romanised("田中太郎", language: "ja") == nil)
    #expect(romaniser.romanised("李英愛", language: "ko") == nil)
  }
}

/// How telephone numbers of a country are written inside it: its country code (ITU-T E.164) and the
/// prefix that is dialled before an area code and falls away in the international form.
package struct DialPlan: Hashable, Sendable {
  let code: String
  let trunk: String?

  /// Nil for a country that is not in the table.
  package static func of(country: String) -> DialPlan? { plans[country] }

  private init(_ code: String, _ trunk: String?) {
    self.code = code
    self.trunk = trunk
  }

  private static let plans: [String: DialPlan] = {
    var plans: [String: DialPlan] = [:]
    for (trunk, countries) in table {
      for entry in countries.split(separator: " ") {
        let parts = entry.split(separator: ":")
        guard parts.count == 2 else { continue }
        plans[String(parts[0])] = DialPlan(String(parts[1]), trunk)
      }
    }
    return plans
  }()

  /// ITU-T E.164 assigned codes; national prefixes from ITU-T E.164, annex "dialling procedures".
  private static let table: [(trunk: String?, countries: String)] = [
    (
      "0",
      """
      AE:971 AR:54 AT:43 AU:61 BD:880 BE:32 BG:359 BR:55 CH:41 CN:86 DE:49 EG:20 FI:358 FR:33 \
      GB:44 GH:233 HR:385 ID:62 IE:353 IL:972 IN:91 IR:98 JO:962 JP:81 KE:254 KH:855 KR:82 LA:856 \
      LK:94 MA:212 MM:95 MY:60 NG:234 NL:31 NP:977 NZ:64 PH:63 PK:92 RO:40 RS:381 SA:966 SE:46 \
      SI:386 SK:421 TH:66 TR:90 TW:886 TZ:255 UA:380 VE:58 VN:84 ZA:27
      """
    ),
    ("8", "BY:375 KZ:7 RU:7"),
    ("06", "HU:36"),
    ("1", "CA:1 DO:1 JM:1 PR:1 US:1"),
    (
      nil,
      """
      BH:973 BO:591 CL:56 CO:57 CR:506 CZ:420 DK:45 DZ:213 EC:593 ES:34 GR:30 GT:502 HK:852 HN:504 \
      IQ:964 IT:39 KW:965 LB:961 LU:352 MO:853 MX:52 NI:505 NO:47 OM:968 PA:507 PE:51 PL:48 PT:351 \
      PY:595 QA:974 SG:65 SV:503 TN:216 UY:598
      """
    ),
  ]
}

/// A telephone number in international form: `+` and 5 to 15 digits (ITU-T E.164), an extension
/// behind `;ext=` (RFC 3966).
/// - Parameters:
///   - text: as people write numbers: spaces, hyphens, brackets, dots, slashes; `+` or `00` before a
///     country code; `x12` or `ext. 12` at the end.
///   - country: whose form a number without a country code has; nil if that is unknown.
/// - Returns: nil where it cannot be brought into that form.
package func internationalNumber(_ text: String, country: DialPlan? = nil) -> String? {
  let (main, inside) = splitExtension(text)
  let international = main.first { $0 != " " && $0 != "(" }.map { "+＋".contains($0) } ?? false
  var digits = ""
  for character in main.withoutBracketedZero {
    if let digit = character.wholeNumberValue, digit < 10, character.isNumber {
      digits += String(digit)
    } else if !" -–.()/+＋\u{A0}\u{3000}（）－·".contains(character) {
      return nil
    }
  }
  if !international, digits.hasPrefix("00") {
    digits.removeFirst(2)
  } else if !international {
    guard let country else { return nil }
    if let trunk = country.trunk, digits.hasPrefix(trunk) { digits.removeFirst(trunk.count) }
    digits = country.code + digits
  }
  guard (5...15).contains(digits.count), digits.first != "0" else { return nil }
  return "+" + digits + (inside.isEmpty ? "" : ";ext=" + inside)
}

/// The number and the digits behind `x`, `ext` or `转` at its end.
private func splitExtension(_ text: String) -> (String, String) {
  let lowered = text.lowercased()
  for mark in ["extension", "ext.", "ext", "x", "转", "分机"] {
    guard let range = lowered.firstRange(of: mark) else { continue }
    let digits = lowered[range.upperBound...].filter { $0.isASCII && $0.isNumber }
    if (1...7).contains(digits.count) { return (String(lowered[..<range.lowerBound]), digits) }
  }
  return (text, "")
}

extension String {
  /// `+44 (0)20 …`: the bracketed zero is dialled inside the country only.
  fileprivate var withoutBracketedZero: String {
    guard hasPrefix("+"), let range = firstRange(of: "(0)") else { return self }
    return String(self[..<range.lowerBound] + self[range.upperBound...])
  }
}

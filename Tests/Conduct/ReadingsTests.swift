import Conduct
import Resources
import Testing

/// The readings of CONDUCT.md that settle what its tables leave open, each with the scenarios of
/// packs/scenarios.jsonl that would fail if it were read otherwise.
struct ReadingsTests {
  @Test(arguments: windows + contacts + counting + federal + overlays + elsewhere)
  func isKept(_ reading: Reading) throws {
    let text = try #require(Bundled.text("packs/scenarios.jsonl"))
    let lines = text.split(separator: "\n").map(String.init)
    var runner = ScenarioRunner(library: PackLibrary())
    for name in reading.scenarios {
      let index = lines.firstIndex { $0.hasPrefix("{\"name\":\"\(name)\"") }
      let number = try #require(index, "no scenario is named \(name)")
      let result = try runner.tryScenario(lines[number], file: "scenarios", number: number + 1)
      #expect(result.pass, "\(name): \(result)")
    }
  }

  struct Reading: Sendable, CustomTestStringConvertible {
    var sentence: String
    var scenarios: [String]

    init(_ sentence: String, _ scenarios: String...) {
      self.sentence = sentence
      self.scenarios = scenarios
    }

    var testDescription: String { sentence }
  }

  static let windows = [
    Reading(
      "us.hours excludes both ends",
      "us.hours: at 08:00:00 it is still closed, and opens at 08:01",
      "us.hours: half a minute past eight is open",
      "us.hours: 21:00 is closed until the next morning"),
    Reading(
      "every other window holds from its opening minute up to its closing minute",
      "cn.hours: opens with its first minute", "cn.hours: closed from 22:00", "in.hours: 08:00",
      "in.hours: 19:00", "gb.times: 08:00", "gb.times: Saturday 21:00", "brsp.phone: Saturday 14:00"
    ),
    Reading(
      "windows that name no zone hold at every candidate zone",
      "us.hours: Eastern number, Pacific address, 09:30 in New York", "au.phone: Sydney and Perth",
      "brsp.phone: Acre is two hours behind"),
    Reading(
      "times a person has named as inconvenient hold at every candidate zone",
      "us.inconvenient: at every candidate zone"),
    Reading(
      "us.hours applies to every role and every channel but letter, postcards included, and to reply",
      "us.hours: an attorney is not called at night either",
      "us.hours: a letter may leave at any time",
      "us.hours: a postcard is no letter", "us.hours: a reply is bound to the hours too"),
    Reading(
      "cn.hours and gb.times do not apply to letters", "cn.hours: a letter at night",
      "gb.times: a letter on Sunday"),
    Reading(
      "au.phone, brsp.phone and in.hours apply to calls and voicemail",
      "au.phone: voicemail is judged as a call", "au.phone: an e-mail at night",
      "brsp.phone: voicemail", "brsp.phone: a text on Sunday", "in.hours: voicemail",
      "in.hours: a text at night"),
    Reading(
      "holidays are the national days on their own dates, without substitutes",
      "au.phone: no substitute for Anzac Day", "au.phone: Christmas, Boxing Day, then Sunday"),
    Reading(
      "Easter days included", "au.phone: Good Friday", "au.phone: Easter Monday 2027",
      "brsp.phone: Good Friday"),
    Reading("no days of states or cities", "au.phone: the King's Birthday is of the states"),
    Reading(
      "weeks begin on Monday", "wa.week: Monday begins a week",
      "wa.week: Sunday belongs to the week before"),
    Reading(
      "a consent or fact holds from its time on; until is exclusive",
      "us.hours: the consent holds from its very instant",
      "us.hours: the consent ends at its end, which is exclusive",
      "us.attorney: from the minute it is known", "us.attorney: not a minute before"),
  ]

  static let contacts = [
    Reading(
      "a contact made by the person is allowed", "us.hours: what the person begins is allowed",
      "us.attorney: what the person begins is allowed"),
    Reading(
      "voicemail is judged as a call by the rules on calls",
      "us.7in7: a voicemail is judged as a call",
      "us.cool: a voicemail is judged as a call", "ma.personal: a voicemail is judged as a call"),
    Reading(
      "voicemail.left is not counted beside the call that led to it",
      "us.7in7: voicemails are not counted beside their calls",
      "nyc.week: the voicemail is not counted beside its call",
      "au.week: an unanswered call and its voicemail are none"),
    Reading(
      "calls not connected and inbound contacts never count",
      "us.7in7: calls that did not connect do not count",
      "us.7in7: calls by the person do not count",
      "nyc.week: calls that did not connect do not count"),
    Reading(
      "except that cba.attempts counts calls not connected as unanswered",
      "cba.attempts: calls that did not connect count as unanswered"),
    Reading(
      "an unknown role, zone or place refuses and does not open by itself",
      "us.7in7: role unknown refuses", "us.hours: no time zone refuses",
      "ma.personal: an unknown place refuses", "gb.times: no zone refuses"),
  ]

  static let counting = [
    Reading(
      "a past contact counts for the same role and this debt",
      "us.7in7: calls to the spouse do not count for the debtor",
      "us.7in7: calls about another debt do not count"),
    Reading(
      "a third party: also the same number, where both are known",
      "us.7in7: third parties with another number are others",
      "us.loc: a conversation at an unknown number may be the same person"),
    Reading(
      "nyc.week, wa.week and au.* count every role's contacts about this debt",
      "nyc.week: every role counts", "wa.week: every role counts", "au.week: every role counts",
      "nyc.week: another debt does not count", "wa.week: another debt does not count",
      "au.week: another account does not count"),
    Reading(
      "cn.inter and cn.notice count per person whatever the debt", "cn.inter: whatever the debt",
      "cn.notice: whatever the debt", "cn.inter: another role does not count"),
  ]

  static let federal = [
    Reading(
      "contacts with an attorney are outside us.7in7 and us.cool",
      "us.7in7: calls to an attorney are outside", "us.cool: nor does it for the attorney"),
    Reading(
      "a third party's conversation does not start us.cool",
      "us.cool: a third party's conversation starts nothing"),
    Reading(
      "with a consent of the last 7 local dates us.7in7 and us.cool do not apply now",
      "us.7in7: does not apply with a consent of six dates ago",
      "us.cool: does not apply with a consent of the last seven dates",
      "us.cool: applies with an older consent, which lifts the hours"),
    Reading(
      "a past call within 7 local dates from a consent's date on does not count",
      "us.7in7: applies again seven dates after the consent, but calls covered by it do not count",
      "us.7in7: calls after the cover of the consent count; it lifts the hours"),
    Reading(
      "us.inconvenient and us.work apply to every role and channel",
      "us.inconvenient: for every role", "us.inconvenient: a letter to the place too",
      "us.work: every role", "us.work: a letter to work too"),
    Reading("us.attorney covers the guarantor too", "us.attorney: not the guarantor"),
    Reading(
      "a third party may be contacted for purpose location only", "us.tp: nor sent a notice",
      "us.tp: nor a reply", "us.tp: location is allowed"),
    Reading(
      "once counts conversations and anything written to that person",
      "us.loc: a second time after a conversation", "us.loc: a letter counts",
      "us.loc: an unanswered call does not count"),
    Reading(
      "again only if the fact is later than the last of these",
      "us.loc: a request before the last contact is used up",
      "us.loc: a request at the very time of the contact is not later"),
    Reading(
      "attorney-silent does not reopen us.loc", "us.loc: a silent attorney does not reopen it"),
    Reading("us.social also refuses postcards", "us.social: no postcards"),
    Reading("us.dispute stops purpose collect only", "us.dispute: a notice is free"),
    Reading(
      "verified must be at or after disputed", "us.dispute: verified at the same time",
      "us.dispute: verified before it was disputed"),
    Reading(
      "us.pattern: two unanswered calls within the last 5 minutes, inclusive",
      "us.pattern: five minutes are inclusive", "us.pattern: a second more is over"),
    Reading(
      "us.pattern: six calls to this person about this debt today",
      "us.pattern: the seventh call on a day", "us.pattern: the sixth"),
  ]

  static let overlays = [
    Reading(
      "an inherited rule keeps its own filter on actors",
      "ma.personal: a creditor at night meets no rule",
      "ma.personal: an agency at night meets the federal one"),
    Reading("us-ma, us-nyc and us-wa are about consumer debt", "ma.personal: consumer debt only"),
    Reading("us-wa is for agency and debt_buyer", "wa.week: does not bind a creditor"),
    Reading(
      "a pack is in force from its date, local",
      "nyc.week: not in force on the last day of August",
      "nyc.week: in force by the local date, Los Angeles still in August"),
    Reading(
      "contacts before that date count",
      "nyc.week: in force the next day, and earlier attempts count"),
    Reading(
      "opens uses the packs in force at that later time",
      "nyc.week: the opening goes by the packs in force then"),
    Reading(
      "ma.*: per person and debt, calls and texts alike", "ma.personal: texts and calls alike",
      "ma.personal: another person does not count", "ma.personal: another debt does not count"),
  ]

  static let elsewhere = [
    Reading(
      "China: days are Shanghai dates", "cn.inter: the day is a Shanghai date",
      "cn.inter: a conversation before midnight in Shanghai was yesterday"),
    Reading(
      "China: agreed-time is in Shanghai time and lifts cn.hours only",
      "cn.hours: an agreed time is in Shanghai time", "cn.inter: an agreed time does not lift it",
      "us.hours: agreed time lifts nothing here"),
    Reading(
      "cn.inter judges calls that are not one-way notices", "cn.inter: judges no one-way notice",
      "cn.notice: judges no interactive call"),
    Reading(
      "a spouse is a third party in cn.contact and cba.third",
      "cn.contact: a spouse is a third party here", "cba.third: a spouse is a third party here too"),
    Reading(
      "cba.third: unreachable, or the latest 3 calls to the debtor in a row unanswered",
      "cba.third: unreachable", "cba.third: three failures in a row",
      "cba.third: the latest was answered", "cba.third: failures with the third party do not matter"
    ),
    Reading(
      "cba.attempts: six unanswered calls to this number today",
      "cba.attempts: the seventh unanswered call of a day", "cba.attempts: the sixth"),
    Reading(
      "Britain: over when more than 60 (30) dates have passed",
      "gb.breathing: the 60th date after", "gb.breathing: over on the 61st",
      "gb.crisis: the 30th date after its end", "gb.crisis: over on the 31st"),
    Reading(
      "Britain: debtor only, purpose notice too", "gb.breathing: the debtor only",
      "gb.breathing: a notice too", "gb.crisis: the debtor only"),
    Reading(
      "gb.disp stops purpose collect, lifted by verified", "gb.disp: a notice is free",
      "gb.disp: lifted by verification"),
    Reading(
      "Australia: contact made is every outbound contact but an unanswered call",
      "au.week: an unanswered call is no contact made",
      "au.week: what the person began does not count"),
    Reading(
      "Australia: the counts judge every channel",
      "au.week: the fourth contact of a week, by text",
      "au.month: the eleventh contact of a month, by text"),
    Reading(
      "an absent since that a rule needs is unknown", "gb.breathing: without a date it is unknown",
      "us.loc: a request without a date is unknown"),
    Reading(
      "packs without a party rule say nothing of third parties",
      "packs: judged by what it names, no others"),
  ]
}

internal import Cases

/// The worked example of DOMAIN.md section 11: a mobile that is switched off, and a mother who is
/// not liable.
func trainingCase(_ id: CaseID) -> CaseFile {
  let today = DemonstrationDesk.day
  var debt = Debt(
    creditor: "华宁银行", currency: Iso.cny, due: today - 142, principal: 51_200_00,
    interest: 4_910_00, fees: 1_380_00, minimum: 5_749_00)
  debt.product = "信用卡"
  debt.number = "6225****3071"
  debt.opened = today - 3 * 365 - 40
  let zones = ["Asia/Shanghai"]
  var zhou = Party(
    id: "d", role: .debtor, name: "周子轩",
    points: [
      ContactPoint(
        id: "p1", kind: .phone, value: "+8613800130142", place: .mobile, zones: zones)
    ])
  zhou.romanised = "Zhou Zixuan"
  zhou.identity = "330106200405120017"
  zhou.born = Day(year: 2004, month: 5, day: 12)
  zhou.sex = "m"
  zhou.language = "zh"
  zhou.jurisdiction = "CN"
  var mother = Party(
    id: "t1", role: .thirdParty, name: "沈秀兰",
    points: [
      ContactPoint(
        id: "p2", kind: .phone, value: "+8613800130968", place: .mobile, zones: zones)
    ])
  mother.romanised = "Shen Xiulan"
  mother.relation = "mother"
  mother.language = "zh"
  mother.jurisdiction = "CN"
  var file = CaseFile(id: id, debt: debt, parties: [zhou, mother])
  file.owner = "lilei"
  file.placed = today - 118

  var story = Story(
    file, in: Regions.chinese[0].value, chinese: true, agent: "lilei", from: today - 118,
    dice: Dice(seed: 0, stream: 0))
  let own = Reach(id: "p1", role: .debtor)
  story.callBack(on: today - 117, to: own, again: today - 96, minute: 8 * 60 + 30)
  story.attempt(.noAnswer, on: today - 110, to: own)
  story.attempt(.saysPaid, on: today - 96, to: own)
  story.attempt(.noAnswer, on: today - 85, to: own)
  story.attempt(.switchedOff, on: today - 60, to: own)
  story.attempt(.switchedOff, on: today - 44, to: own)
  story.addNow(
    .assigned(Assignment(from: "lilei", to: "lin", reason: "失联案件移交")), by: Team.lead)
  story.agent = "lin"
  for days in [30, 19, 9] { story.attempt(.switchedOff, on: today - days, to: own) }
  story.addNow(.held(Held(fact: .unreachable)))
  story.addNow(.segmentSet(SegmentSet(segment: .lostContact, reason: "手机长期关机")))
  story.addNow(.clueAdded(ClueAdded(text: "唯一线索：母亲的手机。她不是责任人，只问如何联系本人，不谈欠款。")))
  story.attempt(.switchedOff, on: today - 2, to: own)
  return story.end()
}

internal import Cases

/// What agents write down, in Chinese and in English. All of it is about lawful calls.
enum Notes {
  /// A note for an outcome; nil where the agent wrote none. Outcomes that need one always have one.
  static func text(
    _ code: OutcomeCode, to role: PartyRole?, chinese: Bool, _ dice: inout Dice
  ) -> String? {
    if code == .thirdParty, role == .thirdParty {
      return dice.pick(chinese ? ChineseNotes.asked : EnglishNotes.asked)
    }
    guard let (share, list) = chinese ? zh(code) : en(code), dice.chance(perMille: share) else {
      return nil
    }
    return dice.pick(list)
  }

  private static func zh(_ code: OutcomeCode) -> (Int, [String])? {
    switch code {
    case .noAnswer: (60, ChineseNotes.noAnswer)
    case .thirdParty, .visitThirdParty: (1000, ChineseNotes.thirdParty)
    case .callBack: (650, ChineseNotes.callBack)
    case .promise, .visitPromise, .guarantorPromise: (450, ChineseNotes.promise)
    case .partialPromise: (600, ChineseNotes.partial)
    case .promiseConfirmed: (400, ChineseNotes.confirmed)
    case .saysPaid: (700, ChineseNotes.saysPaid)
    case .wrongNumber: (300, ChineseNotes.wrongNumber)
    case .dispute: (900, ChineseNotes.dispute)
    case .refused, .visitRefused: (1000, ChineseNotes.refused)
    case .hungUp: (150, ChineseNotes.hungUp)
    case .notIdentified: (500, ChineseNotes.notIdentified)
    case .planAgreed: (700, ChineseNotes.plan)
    case .hardship, .insolvent: (900, ChineseNotes.hardship)
    case .represented, .ceaseRequest: (800, ChineseNotes.stop)
    case .languageBarrier: (800, ChineseNotes.language)
    case .deceased, .imprisoned: (800, ChineseNotes.grave)
    case .moved, .visitMoved, .visitNotFound: (700, ChineseNotes.moved)
    case .contactRefused: (800, ChineseNotes.contactRefused)
    case .thirdPartyOffer: (1000, ChineseNotes.offer)
    case .inboundCall: (700, ChineseNotes.inbound)
    case .visitNobody, .visitLetterLeft: (500, ChineseNotes.visit)
    case .visitMet: (800, ChineseNotes.met)
    case .leftMessage, .busy, .switchedOff, .outOfService, .messageSent: nil
    }
  }

  private static func en(_ code: OutcomeCode) -> (Int, [String])? {
    switch code {
    case .noAnswer: (60, EnglishNotes.noAnswer)
    case .leftMessage: (100, EnglishNotes.leftMessage)
    case .thirdParty, .visitThirdParty: (1000, EnglishNotes.thirdParty)
    case .callBack: (650, EnglishNotes.callBack)
    case .promise, .visitPromise, .guarantorPromise: (450, EnglishNotes.promise)
    case .partialPromise: (600, EnglishNotes.partial)
    case .promiseConfirmed: (400, EnglishNotes.confirmed)
    case .saysPaid: (700, EnglishNotes.saysPaid)
    case .wrongNumber: (300, EnglishNotes.wrongNumber)
    case .dispute: (900, EnglishNotes.dispute)
    case .refused, .visitRefused: (1000, EnglishNotes.refused)
    case .hungUp: (150, EnglishNotes.hungUp)
    case .notIdentified: (500, EnglishNotes.notIdentified)
    case .planAgreed: (700, EnglishNotes.plan)
    case .hardship, .insolvent: (900, EnglishNotes.hardship)
    case .represented, .ceaseRequest: (800, EnglishNotes.stop)
    case .languageBarrier: (800, EnglishNotes.language)
    case .deceased, .imprisoned: (800, EnglishNotes.grave)
    case .moved, .visitMoved, .visitNotFound: (700, EnglishNotes.moved)
    case .contactRefused: (800, EnglishNotes.contactRefused)
    case .thirdPartyOffer: (1000, EnglishNotes.offer)
    case .inboundCall: (700, EnglishNotes.inbound)
    case .visitNobody, .visitLetterLeft: (500, EnglishNotes.visit)
    case .visitMet: (800, EnglishNotes.met)
    case .busy, .switchedOff, .outOfService, .messageSent: nil
    }
  }
}

enum ChineseNotes {
  static let noAnswer = ["响八声无人接", "早上打无人接，改晚上再试", "接通音后转忙"]
  static let thirdParty = [
    "家人接听，说本人傍晚在家，未谈欠款", "同事接听，称本人在开会，请转告回电", "室友接听，留了我方电话，未说事由",
    "母亲接听，答应转告本人回电", "前台接听，说本人今天外出",
  ]
  static let callBack = [
    "正在开车，约定时间再打", "在上班不方便说话，约下班后", "说正在开会，请稍后再打", "要先查一下账单，约好再谈",
    "在医院陪护，请晚些联系",
  ]
  static let promise = [
    "等工资到账后还，语气诚恳", "已讲清金额和日期，本人复述一遍", "说下午去银行转", "家里刚收到货款，能还上",
    "本人主动问了还款账号", "愿意先还清逾期部分", "说用年终补贴还这一笔",
  ]
  static let partial = ["全额有困难，先还一部分", "手头只有这些，余款月底再谈", "先还最低额，保住账户"]
  static let confirmed = ["提醒明天到期，本人确认", "再次确认金额，无疑问", "已设闹钟，会按时转账"]
  static let saysPaid = [
    "称昨天已在手机银行转账，待核实", "说柜台还过一笔，请其保留回单", "家人代转，尚未见入账", "称上周已还，会发截图",
  ]
  static let wrongNumber = ["接听人说不认识此人", "号码已换主人，致歉后挂断"]
  static let dispute = [
    "称有两笔消费不是本人所为，已登记异议", "对利息算法有疑问，要求书面明细", "说分期早已还清，要核对流水", "称合同金额与账单不符",
  ]
  static let refused = [
    "说单位拖欠工资，现在不愿谈", "认为费用太高，拒绝还款", "称暂时不打算还，已说明合同约定", "要求减免，已告知会转达，未作承诺",
    "不愿给出日期，已约定下次联系",
  ]
  static let hungUp = ["报完姓名即挂断", "接通后不出声，随即挂断"]
  static let notIdentified = ["不愿说自己是谁", "只问来意，未核实身份，未谈账户"]
  /// Somebody who is not liable was asked where the debtor can be reached.
  static let asked = ["答应转告本人回电，未谈欠款", "说很少联系，有消息会转告", "给了单位名称，电话不清楚", "说本人换了号码，不便透露"]
  static let plan = ["按月分期，逐期确认过日期", "收入稳定但偏低，分期可行", "主管已批分期方案"]
  static let hardship = [
    "上月失业，正在找工作", "父亲住院，开支大", "店铺关门，还在清理欠账", "工伤休养，只有基本补助", "说月收入仅够房租，愿意配合",
  ]
  static let stop = ["已委托律师处理，留下律所电话", "要求停止电话联系，改用书面"]
  static let language = ["只讲方言，沟通困难，请会的同事再打", "普通话听不太懂"]
  static let grave = ["家属告知，请求提供材料，已停止外呼", "亲属说明情况，语气平和，已致意"]
  static let moved = ["邻居说半年前已搬走", "房东称已退租，不知新址", "现住户不认识本人"]
  static let contactRefused = ["对方请不要再打，已答应", "表示不便转告，请勿再联系"]
  static let offer = ["父亲自愿代还一部分，已说明并无义务", "姐姐愿意帮忙，已记录其同意"]
  static let inbound = ["本人来电问剩余金额", "来电要求发送还款账号", "来电说明晚几天的原因"]
  static let visit = ["敲门无人，邻居说白天都不在", "信件已封好留门缝", "小区门禁，物业代收信件"]
  static let met = ["本人在家，态度平和，愿意电话里谈", "核实了住址和单位", "当面核对了账单"]
  static let free = [
    "偏好晚上七点后联系", "工资每月十号到账", "正在换工作，新单位待核实", "说话较快，请慢慢讲", "希望短信发账号",
    "配偶知情，本人同意", "手机白天常静音", "上次已发账单明细", "只在周末有空细谈",
  ]
}

enum EnglishNotes {
  static let noAnswer = ["rang out, no voicemail", "no answer, try in the evening", "eight rings"]
  static let leftMessage = ["left name and number only", "limited-content message"]
  static let thirdParty = [
    "wife answered, back after 18:00; nothing said about the debt",
    "colleague answered, asked him to ring us", "flatmate took our number, no reason given",
    "receptionist: out today, back tomorrow", "mother will pass on the request to call",
  ]
  static let callBack = [
    "driving, agreed a time", "at work, cannot talk", "wants the statement in hand first",
    "putting the children to bed, call later", "on shift until the evening",
  ]
  static let promise = [
    "paid on Friday, will transfer the same day", "read back amount and date", "will use the app",
    "asked for the account number without being prompted", "overtime pay comes this week",
    "clears the overdue part now, rest next month",
  ]
  static let partial = [
    "cannot do all of it, will do this much", "minimum now, talk again on payday",
  ]
  static let confirmed = ["reminded, still fine for tomorrow", "transfer is scheduled, saw it"]
  static let saysPaid = [
    "says it went out yesterday by transfer", "paid in a branch, has the slip",
    "brother paid for him, not on the account yet", "will send a screenshot",
  ]
  static let wrongNumber = [
    "new owner of the number since spring", "nobody of that name; apologised",
  ]
  static let dispute = [
    "two purchases not hers, form sent", "says the contract ended in March",
    "disagrees with the interest, wants it in writing", "claims the loan was settled last year",
  ]
  static let refused = [
    "thinks the fees are unfair, will not pay now", "will not name a date; explained the contract",
    "wants a reduction, told it would be passed on, nothing promised",
    "says other bills come first",
  ]
  static let hungUp = ["rang off after the greeting", "silent line, then cut off"]
  static let notIdentified = [
    "would not say who is speaking", "no check of identity, nothing said",
  ]
  /// Somebody who is not liable was asked where the debtor can be reached.
  static let asked = [
    "will pass on the request to call; nothing said about the debt", "rarely in touch",
    "named the employer, has no number", "says the number changed, would not give it",
  ]
  static let plan = ["went through each date with her", "steady but small income, monthly works"]
  static let hardship = [
    "lost the job in September, looking", "partner in hospital, costs", "hours cut by half",
    "shop closed, on benefits", "rent takes most of it, wants to cooperate",
  ]
  static let stop = ["has a solicitor, details taken", "asked us to stop calling; letters only"]
  static let language = [
    "little English, needs another speaker", "could not follow, ask a colleague",
  ]
  static let grave = ["sister told us; condolences given, calls stopped", "family asks for papers"]
  static let moved = ["neighbour: left half a year ago", "landlord: gave notice in spring"]
  static let contactRefused = [
    "asks not to be called again, agreed", "does not want to pass things on",
  ]
  static let offer = [
    "father offers to pay part; told him he owes nothing", "sister would help, consent noted",
  ]
  static let inbound = ["rang to ask for the balance", "rang for the account number", "rang: late"]
  static let visit = ["nobody in, neighbour says days only", "sealed letter left", "gate locked"]
  static let met = ["at home, calm, prefers the phone", "address and employer confirmed"]
  static let free = [
    "prefers calls after 19:00", "wages on the 10th", "changing jobs, new employer to confirm",
    "please speak slowly", "wants payment details by text", "phone on silent during shifts",
    "statement sent last week", "weekends are best", "reads e-mail rarely",
  ]
}

/// A name, or a part of one, in the person's own script and in Latin letters without marks.
struct SpelledName: Sendable {
  var own: String
  var latin: String
}

/// Reads pairs of words: `王 Wang 李 Li`.
func pairs(_ text: String) -> [SpelledName] {
  let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
  return stride(from: 0, to: words.count - 1, by: 2).map {
    SpelledName(own: words[$0], latin: words[$0 + 1])
  }
}

/// Reads words.
func words(_ text: String) -> [String] {
  text.split { $0 == " " || $0 == "\n" }.map(String.init)
}

/// Makes names as people of a language have them.
enum Names {
  /// A person's name; `latin` is what `Party.romanised` holds.
  static func name(_ language: Language, female: Bool, _ dice: inout Dice) -> SpelledName {
    switch language {
    case .chinese: chinese(female, &dice)
    case .english: english(female, &dice)
    case .spanish: spanish(female, &dice)
    case .vietnamese: vietnamese(female, &dice)
    case .arabic: arabic(female, &dice)
    }
  }

  private static func chinese(_ female: Bool, _ dice: inout Dice) -> SpelledName {
    // The first thirty surnames are two thirds of all people's.
    let common = dice.chance(perMille: 640)
    let surname =
      ChineseNames.surnames[dice.below(common ? 30 : ChineseNames.surnames.count)]
    let list = female ? ChineseNames.female : ChineseNames.male
    let first = dice.pick(list)
    if dice.chance(perMille: 300) {
      return SpelledName(
        own: surname.own + first.own, latin: surname.latin + " " + capitalised(first.latin))
    }
    let second = dice.pick(list)
    return SpelledName(
      own: surname.own + first.own + second.own,
      latin: surname.latin + " " + capitalised(first.latin) + second.latin)
  }

  private static func english(_ female: Bool, _ dice: inout Dice) -> SpelledName {
    let first = dice.pick(female ? EnglishNames.female : EnglishNames.male)
    let last = dice.pick(EnglishNames.surnames)
    let name =
      dice.chance(perMille: 80)
      ? first + " " + dice.pick(EnglishNames.initials) + ". " + last : first + " " + last
    return SpelledName(own: name, latin: name)
  }

  private static func spanish(_ female: Bool, _ dice: inout Dice) -> SpelledName {
    let first = dice.pick(female ? SpanishNames.female : SpanishNames.male)
    let father = dice.pick(SpanishNames.surnames)
    let mother = dice.pick(SpanishNames.surnames)
    return SpelledName(
      own: first.own + " " + father.own + " " + mother.own,
      latin: first.latin + " " + father.latin + " " + mother.latin)
  }

  private static func vietnamese(_ female: Bool, _ dice: inout Dice) -> SpelledName {
    let common = dice.chance(perMille: 700)
    let family =
      VietnameseNames.families[dice.below(common ? 6 : VietnameseNames.families.count)]
    let middle = dice.pick(female ? VietnameseNames.femaleMiddle : VietnameseNames.maleMiddle)
    let given = dice.pick(female ? VietnameseNames.female : VietnameseNames.male)
    return SpelledName(
      own: family.own + " " + middle.own + " " + given.own,
      latin: family.latin + " " + middle.latin + " " + given.latin)
  }

  private static func arabic(_ female: Bool, _ dice: inout Dice) -> SpelledName {
    let first = dice.pick(female ? ArabicNames.female : ArabicNames.male)
    let family = dice.pick(ArabicNames.families)
    guard dice.chance(perMille: 350) else {
      return SpelledName(
        own: first.own + " " + family.own, latin: first.latin + " " + family.latin)
    }
    let father = dice.pick(ArabicNames.male)
    return SpelledName(
      own: first.own + " " + father.own + " " + family.own,
      latin: first.latin + " " + father.latin + " " + family.latin)
  }

  private static func capitalised(_ syllable: String) -> String {
    guard let first = syllable.utf8.first, first >= 0x61, first <= 0x7a else { return syllable }
    return String(UnicodeScalar(first - 0x20)) + syllable.dropFirst()
  }
}

/// The languages that people of the demonstration speak.
enum Language: String, Sendable {
  case chinese = "zh"
  case english = "en"
  case spanish = "es"
  case vietnamese = "vi"
  case arabic = "ar"
}

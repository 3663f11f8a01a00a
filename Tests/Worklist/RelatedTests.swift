import Cases
import Testing
import Worklist

/// What ties the cases of a book together, and that nobody finds it by typing.
@Suite struct RelatedTests {
  private static func file(
    _ id: String, _ parties: [Party]
  ) -> CaseFile {
    let debt = Debt(
      creditor: "East Bank", currency: Currency("CNY")!, due: Day("2026-08-24")!,
      principal: 100_000)
    var file = CaseFile(id: CaseID(id)!, debt: debt, parties: parties)
    file.owner = "lin"
    return file
  }

  private static func person(
    _ id: String, _ role: PartyRole, identity: String? = nil, phone: String? = nil,
    address: String? = nil, employer: String? = nil
  ) -> Party {
    var party = Party(id: id, role: role, name: id)
    party.identity = identity
    party.employer = employer
    if let phone {
      party.points.append(ContactPoint(id: "p\(id)", kind: .phone, value: phone, place: .mobile))
    }
    if let address {
      party.points.append(ContactPoint(id: "a\(id)", kind: .address, value: address, place: .home))
    }
    return party
  }

  static let files = [
    file(
      "A-1",
      [
        person(
          "d", .debtor, identity: "330102198001011234", phone: "+8613800138000",
          address: "光明路18号 3-201", employer: "Acme Ltd."),
        person("t1", .thirdParty, phone: "+8613911112222"),
        person("g1", .guarantor, identity: "330102197001014321", phone: "+8613700000000"),
      ]),
    file("A-2", [person("d", .debtor, identity: "330102198001011234")]),
    file(
      "A-3",
      [
        person("d", .debtor, phone: "+86 138-0013-8000"),
        person("t1", .thirdParty, address: "光明路１８号３－２０１"),
      ]),
    file("A-4", [person("d", .debtor, phone: "+8613911112222", employer: "ACME LTD")]),
    file("A-5", [person("d", .debtor, identity: "330102197001014321")]),
    file("A-6", [person("d", .debtor, phone: "+8613811138000", employer: "Acme Limited")]),
  ]

  private static let table = CaseTable(files)

  private func found(_ index: Int) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for one in related(to: Self.files[index], in: Self.table) {
      result[Self.table.id(one.row)?.text ?? ""] = one.links.map(one.label)
    }
    return result
  }

  @Test func everythingThatIsSharedIsNamedWhoeversItIs() {
    #expect(
      found(0) == [
        "A-2": ["packet"], "A-3": ["phone", "address"], "A-4": ["employer", "phone"],
        "A-5": ["guarantor's identity"],
      ])
    // From the other side: the debtor there is a guarantor here.
    #expect(found(4) == ["A-1": ["identity"]])
    #expect(found(5).isEmpty)
  }

  @Test func casesOfTheSamePersonComeFirst() {
    let rows = related(to: Self.files[0], in: Self.table).map(\.row)
    #expect(rows == [1, 2, 3, 4])
  }

  /// By a second implementation: every pair, value by value.
  @Test func aPassOverTheKeysFindsWhatComparingEveryPairFinds() {
    func values(_ file: CaseFile) -> Set<String> {
      Set(
        file.links.map { link in
          link.kind.rawValue
            + (link.kind == .phone
              ? link.value.filter(\.isNumber)
              : link.value.precomposedCompatibly)
        })
    }
    for (index, file) in Self.files.enumerated() {
      let wanted = Self.files.indices.filter { other in
        other != index && !values(file).isDisjoint(with: values(Self.files[other]))
      }
      #expect(related(to: file, in: Self.table).map(\.row).sorted() == wanted, "\(file.id)")
    }
  }

  @Test func whatIsTypedNeverMeetsAToken() {
    for file in Self.files {
      for link in file.links {
        let typed = String(decoding: link.token, as: UTF8.self)
        #expect(find(typed, in: Self.table, scope: .everything).isEmpty)
      }
    }
    #expect(find("13800138000", in: Self.table, scope: .everything).count == 2)
  }

  @Test func initialsAndRomanisedNamesComeBeforeTheRestAndSayWhatTheyAre() {
    func file(_ id: String, _ name: String, _ romanised: String?, employer: String? = nil)
      -> CaseFile
    {
      var party = Party(id: "d", role: .debtor, name: name)
      (party.romanised, party.employer) = (romanised, employer)
      let debt = Debt(
        creditor: "East Bank", currency: Currency("CNY")!, due: Day("2026-08-24")!, principal: 1)
      return CaseFile(id: CaseID(id)!, debt: debt, parties: [party])
    }
    let table = CaseTable([
      file("A-1", "陈明", "Chen Ming", employer: "Lazward Zweig"), file("A-2", "周伟", "Zhou Wei"),
      file("A-3", "Zachary Williams", nil), file("A-4", "欧阳娜", "Ouyang Zwina"),
    ])
    func found(_ text: String) -> [String] {
      find(text, in: table, scope: .everything)
        .map { "\(table.id($0.row)?.text ?? "") \($0.matched)" }
    }
    #expect(found("zw") == ["A-2 initials", "A-3 initials", "A-4 romanised", "A-1 other"])
    #expect(found("zhou wei") == ["A-2 romanised"])
    #expect(found("zhouwei") == ["A-2 romanised"])
    #expect(found("lazward") == ["A-1 other"])
  }

  @Test func anAgentSeesThoseOfTheirOwn() {
    let scope = Scope.owned(by: "hu")
    #expect(!scope.sees(0, in: Self.table))
    #expect(Scope.owned(by: "lin").sees(0, in: Self.table))
  }
}

extension String {
  fileprivate var precomposedCompatibly: String {
    let wide = Array("０１２３４５６７８９")
    return String(
      lowercased().map { character in
        wide.firstIndex(of: character).map { Character("\($0)") } ?? character
      }.filter { $0.isLetter || $0.isNumber })
  }
}

import Casebook
import Cases
import Foundation
import Testing

/// A directory of its own for a test, removed at its end.
final class Scratch {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("arrears-\(UUID().uuidString)").path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A small desk: a lead, an agent, an auditor.
let deskCharter: Charter = {
  guard let cny = Currency("CNY"), let zone = BookZone("Asia/Shanghai") else {
    preconditionFailure()
  }
  return Charter(
    name: "Desk", currency: cny, zone: zone, actor: .creditor, packs: [],
    team: [
      Member(user: "mei", name: "Mei", role: .lead),
      Member(user: "lin", name: "Lin", role: .agent, capacity: 120),
      Member(user: "wu", name: "Wu", role: .agent),
      Member(user: "gao", name: "Gao", role: .auditor),
    ])
}()

/// 2026-11-23T02:00:00Z, the tenth hour of that day in Shanghai.
let morning = Instant(seconds: 1_795_399_200)

func number(_ index: Int) -> CaseID {
  guard let id = CaseID("A-\(100_000 + index)") else { preconditionFailure() }
  return id
}

func makeFile(_ index: Int, owner: UserID? = "lin") -> CaseFile {
  guard let due = Day("2026-10-01"), let cny = Currency("CNY") else { preconditionFailure() }
  let debt = Debt(
    creditor: "Bank", currency: cny, due: due, principal: 100_000 + Int64(index) * 7,
    interest: 1_234)
  var debtor = Party(
    id: "d", role: .debtor, name: "张伟\(index)",
    points: [
      ContactPoint(
        id: "p1", kind: .phone, value: "+86138\(10_000_000 + index)", place: .mobile,
        zones: ["Asia/Shanghai"])
    ])
  debtor.romanised = "Zhang Wei \(index)"
  debtor.identity = "ID\(index % 10)"
  debtor.language = "zh"
  var file = CaseFile(id: number(index), debt: debt, parties: [debtor])
  file.owner = owner
  return file
}

extension Book {
  /// A book with some cases in it, placed by the lead.
  static func make(at path: String, cases: Int) throws -> Book {
    let book = try Book.create(at: path, charter: deskCharter)
    let orders = (0..<cases).map { Order(number($0), .place(makeFile($0))) }
    _ = try book.perform(orders, by: "mei", now: morning)
    return book
  }
}

internal import Cases

/// What every mapping says of its file.
package struct MappingHead: Hashable, Sendable {
  /// The mapping's name or path, for messages.
  package var file: String
  package var about: String?
  package var source = SourceOptions()
  var numbers = NumberStyle.plain
  var dates = [DateFormat.iso]
  /// Which rows are meant; all where nothing is said.
  var filter: Condition?
  var columns = ColumnUses()

  init(file: String) { self.file = file }

  /// Whether the rows that are meant depend on the day of the import.
  package var asksTheDay: Bool { filter?.asksTheDay ?? false }
}

/// Which columns of a file make which fields of a case. The format is explained line by line in the
/// mapping `example`, which ships with the program.
package struct CaseMapping: Hashable, Sendable {
  package var head: MappingHead
  var caseNumber: ValueRule
  var debt: DebtRule
  /// The debtor first.
  var parties: [PartyRule]
  var facts: [FactRule]
  var clues: [ValueRule]
}

/// How a debt is stated: either its parts, or the whole balance with or without some of them.
struct DebtRule: Hashable, Sendable {
  var creditor: ValueRule
  var product: ValueRule?
  var number: ValueRule?
  var currency: ValueRule
  var kind: ValueRule?
  var opened: DayRule?
  var due: DayRule
  var principal: AmountRule?
  var balance: AmountRule?
  var interest: AmountRule?
  var fees: AmountRule?
  var minimum: AmountRule?
}

struct PartyRule: Hashable, Sendable {
  var role: PartyRole
  var name: ValueRule
  var romanised: ValueRule?
  var relation: ValueRule?
  var identity: ValueRule?
  var born: DayRule?
  var sex: ValueRule?
  var occupation: ValueRule?
  var employer: ValueRule?
  var language: ValueRule?
  var jurisdiction: ValueRule?
  var points: [PointRule]
}

struct PointRule: Hashable, Sendable {
  var kind: ContactPoint.Kind
  var value: ValueRule
  var place: Place
  /// ISO 3166 code of the country whose numbers are written without a country code.
  var country: String?
  var zones: [String]
}

/// A fact that holds where the row meets a condition.
struct FactRule: Hashable, Sendable {
  var fact: FactName
  var condition: Condition?
  var since: DayRule?
}

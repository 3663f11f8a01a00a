internal import Cases
internal import Yams

/// Which columns of a file make a payment. The format is that of mappings for cases, with a section
/// `payment` in place of `case`, `debt` and `debtor`; the mapping `payments` shows it.
package struct PaymentMapping: Hashable, Sendable {
  package var head: MappingHead
  var caseNumber: ValueRule?
  var account: ValueRule?
  var amount: AmountRule
  var currency: ValueRule?
  var day: DayRule
  var reference: ValueRule
  var kind: ValueRule?

  /// - Throws: `ImportError.mapping` with every problem and its line.
  package init(yaml: String, file: String) throws(ImportError) {
    var text = MappingText(file: file)
    guard let tree = text.tree(yaml) else { throw .mapping(text.problems) }
    let members = text.section(tree, MappingText.headKeys + ["payment"], of: "the mapping")
    text.readHead(members)
    let node = members["payment"]
    if node == nil { text.problem("'payment' is missing", at: tree) }
    let keys = ["case", "account", "amount", "currency", "day", "reference", "kind"]
    let fields = text.section(node, keys, of: "payment")
    if node != nil, fields["case"] == nil, fields["account"] == nil {
      text.problem("a payment needs 'case' or 'account'", at: node)
    }
    caseNumber = text.value(fields["case"], "case")
    account = text.value(fields["account"], "account")
    currency = text.value(fields["currency"], "currency")
    kind = text.value(fields["kind"], "kind")
    let amount = text.required(fields["amount"], "amount", in: node ?? tree) {
      $0.amount($1, "amount")
    }
    let day = text.required(fields["day"], "day", in: node ?? tree) { $0.day($1, "day") }
    let reference = text.required(fields["reference"], "reference", in: node ?? tree) {
      $0.value($1, "reference")
    }
    guard text.problems.isEmpty, let amount, let day, let reference else {
      throw .mapping(text.problems)
    }
    self.amount = amount
    self.day = day
    self.reference = reference
    head = text.head
  }
}

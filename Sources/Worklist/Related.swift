package import Cases

/// Another case that is tied to one, and by what.
package struct RelatedCase: Hashable, Sendable {
  /// In the table.
  package var row: Int
  /// Both are of the same debtor.
  package var isPacket: Bool
  /// What they share, as it stands on the case that was asked about.
  package var links: [CaseLink]

  /// `identity`, `phone`, `address`, `employer`, each once.
  package var shares: [CaseLink.Kind] {
    CaseLink.Kind.allCases.filter { kind in links.contains { $0.kind == kind } }
  }

  /// What to call a link: people who are liable together are more than neighbours.
  package func label(_ link: CaseLink) -> String {
    if isPacket, link.kind == .identity { return "packet" }
    if link.role == .guarantor { return "guarantor's \(link.kind.rawValue)" }
    return link.kind.rawValue
  }
}

/// The cases that share identity, telephone, address or employer with one, whoever on either of them
/// they belong to: those of the same debtor first, then those that share most.
package func related(to file: CaseFile, in table: CaseTable) -> [RelatedCase] {
  let links = file.links
  let identity = CaseDigest.identity(of: file)
  let own = table.index(of: file.id)
  var found = table.linked(by: links.map(\.token)).filter { $0.row != own }.map { match in
    RelatedCase(
      row: match.row,
      isPacket: identity != nil && table.rows[match.row].identity == identity,
      links: match.tokens.map { links[$0] })
  }
  found.sort { a, b in
    if a.isPacket != b.isPacket { return a.isPacket }
    return a.links.count != b.links.count ? a.links.count > b.links.count : a.row < b.row
  }
  return found
}

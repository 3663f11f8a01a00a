package import Cases

/// A policy pack: the rules of one law, standard or house policy, as data, with its sources.
package struct Pack: Sendable, Equatable {
  package var id: String
  package var title: String
  package var version: String
  /// When its sources were last read.
  package var date: Day?
  package var force: Force
  package var citation: String
  package var sources: [String]
  /// The packs whose rules it adds to.
  package var extends: [String]
  /// The line of its file that says so; 0 where it extends nothing.
  package var extendsLine: Int
  /// ISO 3166-2 codes of the places whose people it adds itself for, where a book uses what it
  /// extends.
  package var overlay: [String]
  /// ISO 3166-2 codes of the places whose people a book judges by it; empty: everybody. A person
  /// for whom no pack of a book is made is judged by all of them.
  package var jurisdiction: [String]
  /// The first and the last local day it is in force; nil: no limit.
  package var from: Day?
  package var to: Day?
  package var rules: [PackRule]
  /// The file it was read from.
  package var file: String

  /// What stands behind a pack.
  package enum Force: String, Codable, Sendable, CaseIterable {
    case law, guidance
    case recommendedStandard = "recommended-standard"
    case selfRegulation = "self-regulation"
    case house
  }
}

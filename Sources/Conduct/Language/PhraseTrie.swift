/// The phrases of all classes as one trie over word numbers, built once and then written flat.
struct PhraseTrie {
  private struct Growing {
    var children: [UInt16: Int] = [:]
    var classes: [Int] = []
  }

  /// The first node is the root; what lies below it becomes `roots`.
  private var nodes: [Growing] = [Growing()]

  /// `phrases`: by class, its phrases.
  init(_ phrases: [Set<[UInt16]>]) {
    for (number, members) in phrases.enumerated() {
      for phrase in members {
        var node = 0
        for word in phrase {
          if let next = nodes[node].children[word] {
            node = next
          } else {
            nodes.append(Growing())
            nodes[node].children[word] = nodes.count - 1
            node = nodes.count - 1
          }
        }
        nodes[node].classes.append(number)
      }
    }
  }

  /// A class that neither a rule nor a scope uses (it is only part of others) is left out; the
  /// words that are read whole are met with the rules' classes as with the scopes'.
  func write(into lexicon: inout CompiledLexicon, ofRules: Set<Int>, ofScopes: Set<Int>) {
    let whole = lexicon.wholeWords
    for node in nodes {
      let firstEdge = Int32(lexicon.edgeWords.count)
      for (word, child) in node.children.sorted(by: { $0.key < $1.key }) {
        lexicon.edgeWords.append(word)
        lexicon.edgeNodes.append(Int32(child))
      }
      let classes = node.classes.sorted()
      let firstClass = Int32(lexicon.nodeClasses.count)
      lexicon.nodeClasses += classes.filter { ofRules.contains($0) || $0 == whole }
        .map(Int32.init)
      let firstScopeClass = Int32(lexicon.nodeClasses.count)
      lexicon.nodeClasses += classes.filter {
        $0 == whole || ofScopes.contains($0) && !ofRules.contains($0)
      }.map(Int32.init)
      lexicon.nodes.append(
        CompiledLexicon.Node(
          edges: firstEdge..<Int32(lexicon.edgeWords.count),
          classes: firstClass..<firstScopeClass,
          scopeClasses: firstScopeClass..<Int32(lexicon.nodeClasses.count)))
    }
    for (word, child) in nodes[0].children { lexicon.roots[Int(word)] = Int32(child) }
  }
}

/// Where settings and the state of a session are kept, by the XDG Base Directory Specification.
package struct ConfigurationPaths: Hashable, Sendable {
  /// The folder of options.yaml, keys.yaml and themes/; nil if the environment names none.
  package let configuration: String?
  /// The folder of what comes back at the next start.
  package let state: String?

  /// From the variables of the environment. A relative path in them is ignored, as the
  /// specification says.
  package init(environment: [String: String]) {
    func folder(_ variable: String, _ fallback: String) -> String? {
      if let path = environment[variable], path.hasPrefix("/") { return path + "/arrears" }
      guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
      return home + "/" + fallback + "/arrears"
    }
    configuration = folder("XDG_CONFIG_HOME", ".config")
    state = folder("XDG_STATE_HOME", ".local/state")
  }

  package var options: String? { configuration.map { $0 + "/options.yaml" } }
  package var keys: String? { configuration.map { $0 + "/keys.yaml" } }
  /// A person's own views; written by the program.
  package var views: String? { configuration.map { $0 + "/views.json" } }
  /// What comes back at the next start.
  package var session: String? { state.map { $0 + "/session.json" } }
  /// The folder of texts that are in an editor.
  package var editing: String? { state.map { $0 + "/editing" } }
  /// A person's own contact rules.
  package var packs: String? { configuration.map { $0 + "/packs" } }
  package var themes: String? { configuration.map { $0 + "/themes" } }
  /// A person's own scheme of this name; nil if it is not a plain name.
  package func theme(_ name: String) -> String? {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else { return nil }
    return themes.map { $0 + "/\(name).yaml" }
  }
}

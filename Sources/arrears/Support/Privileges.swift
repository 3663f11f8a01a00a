internal import CSystem
internal import Casebook
internal import Foundation
internal import Glibc

/// What the process may do that the person who started it may not, settled before anything else.
///
/// Installed setgid to the group of the books (`arrears secure hardened`), the program holds on to
/// that group only as its saved one: what it opens, writes and starts is done as the person, and
/// `BookGroup` takes the group on for the calls that reach into a book. What it starts has no way
/// back to the group, because exec forgets it.
enum Privileges {
  static func settle() {
    // A crash leaves nothing behind that holds names, numbers and notes.
    _ = arrears_hide_memory()
    let (real, effective) = (getgid(), getegid())
    // Never installed setuid: a book's group is enough.
    guard geteuid() == getuid() else { stop("the program must not be installed setuid") }
    guard real != effective else { return }
    clean()
    guard arrears_setresgid(real, real, effective) == 0, getegid() == real else {
      stop("the book's group cannot be laid down")
    }
    BookGroup.id = effective
  }

  /// What a program with more rights than its person takes from them: who they are, their terminal,
  /// their language, their programs. Nothing that tells a library where to find code or data.
  private static let kept: Set<String> = [
    "HOME", "PATH", "LOGNAME", "USER", "SHELL", "TERM", "COLORTERM", "LANG", "LANGUAGE", "TMUX",
    "STY", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME",
    "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS",
    "ARREARS_BOOK", "EDITOR", "VISUAL", "PAGER", "BROWSER", "NO_COLOR",
  ]

  private static func clean() {
    for name in ProcessInfo.processInfo.environment.keys
    where !kept.contains(name) && !name.hasPrefix("LC_") {
      unsetenv(name)
    }
    // Descriptions of terminals come from the system, not from ~/.terminfo.
    setenv("TERMINFO", terminfo, 1)
  }

  private static var terminfo: String {
    let places = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    guard let name = ProcessInfo.processInfo.environment["TERM"], !name.contains("/"),
      let first = name.first
    else { return places[2] }
    return places.first { access("\($0)/\(first)/\(name)", R_OK) == 0 } ?? places[2]
  }

  private static func stop(_ why: String) -> Never {
    tell(why)
    exit(Failure.Status.notPermitted.rawValue)
  }
}

/// What a person did at the keyboard, once, as commands and fields understand it.
package enum Key: Hashable, Sendable {
  /// A typed character; space is one.
  case character(Character)
  case enter
  case tab
  /// Shift-Tab.
  case backtab
  case escape
  case backspace
  case delete
  case insert
  case up, down, left, right
  case home, end, pageUp, pageDown
  /// F1 to F12.
  case function(Int)
  /// Ctrl and a lower-case letter, or one of `@ \ ] ^ _`. Ctrl-H, Ctrl-I, Ctrl-J, Ctrl-M and
  /// Ctrl-[ are what terminals send for Backspace, Tab, Enter and Escape, and arrive as those.
  case control(Character)
  /// Text pasted in one piece: goes into fields, never into commands.
  case paste(String)
  case mouse(Mouse)
  /// The terminal's window gained (true) or lost the focus.
  case focus(Bool)

  /// A mouse action, at a cell of the screen.
  package struct Mouse: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
      case press(Button)
      case release
      case drag
      case wheelUp, wheelDown
    }

    package enum Button: Hashable, Sendable { case left, middle, right }

    package var action: Action
    package var point: Point

    package init(_ action: Action, at point: Point) {
      self.action = action
      self.point = point
    }
  }
}

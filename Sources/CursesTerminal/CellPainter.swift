internal import CNcurses
internal import Screen

/// Styles as this terminal shows them: attributes, and colour pairs made when they are first used.
struct CellPainter {
  /// What ncurses gets for a style.
  struct Paint {
    let attributes: attr_t
    let pair: Int32
  }

  let depth: ColorDepth
  private let colors: Int
  private let pairLimit: Int32
  private var pairs: [UInt64: Int32] = [:]
  private var paints: [Style: Paint] = [:]
  private var last: (style: Style, paint: Paint)?

  /// For a terminal that ncurses has been started on, with colours unless it has none or `wanted`
  /// is fewer.
  init(wanted: ColorDepth?) {
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let available: ColorDepth
    if noColor || wanted == .mono || !has_colors() || start_color() == ERR {
      available = .mono
    } else {
      use_default_colors()
      available =
        arrears_colors() >= 256 ? .palette256 : arrears_colors() >= 8 ? .sixteen : .mono
    }
    depth = available == .palette256 && wanted == .sixteen ? .sixteen : available
    colors = Int(arrears_colors())
    pairLimit = arrears_color_pairs()
  }

  /// What ncurses gets for a style.
  mutating func paint(_ style: Style) -> Paint {
    if let last, last.style == style { return last.paint }
    let paint: Paint
    if let known = paints[style] {
      paint = known
    } else {
      paint = mixed(style)
      paints[style] = paint
    }
    last = (style, paint)
    return paint
  }

  private mutating func mixed(_ style: Style) -> Paint {
    var attributes = style.attributes
    var pair: Int32 = 0
    if depth != .mono {
      var foreground = index(style.foreground)
      var background = index(style.background)
      if colors < 16 {
        // Eight colours: the bright ones are bold, but bold black is often black.
        if foreground == 8 { foreground = 7 } else if foreground > 8 { attributes.insert(.bold) }
        if foreground > 7 { foreground -= 8 }
        if background > 7 { background -= 8 }
        // Bright on its own dark twin would be invisible.
        if foreground == background && foreground >= 0 { foreground = background == 0 ? 7 : 0 }
      }
      pair = self.pair(foreground, background)
    }
    return Paint(
      attributes: arrears_attributes(
        attributes.contains(.bold), attributes.contains(.dim), attributes.contains(.underline),
        attributes.contains(.reverse)),
      pair: pair)
  }

  /// The index of a colour in the palette this terminal has; -1 for its default.
  private func index(_ color: Color?) -> Int32 {
    switch color?.kind {
    case nil, .terminal: -1
    case .palette(let index): depth == .palette256 || index < 16 ? Int32(index) : -1
    case .rgb(let red, let green, let blue):
      depth == .palette256 ? cubeIndex(red, green, blue) : -1
    }
  }

  /// The nearest colour of the palette's cube of six levels: 0, 95, 135, 175, 215, 255.
  private func cubeIndex(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    func level(_ channel: UInt8) -> Int32 {
      channel < 48 ? 0 : channel < 115 ? 1 : (Int32(channel) - 35) / 40
    }
    return 16 + 36 * level(red) + 6 * level(green) + level(blue)
  }

  /// The pair of two colours, made if it is new. A terminal with few pairs that has no more of
  /// them shows its default colours.
  private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if foreground < 0 && background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    let number = Int32(pairs.count) + 1
    guard number < pairLimit, init_extended_pair(number, foreground, background) == OK else {
      return 0
    }
    pairs[key] = number
    return number
  }
}

/// How the spaces of a run are sent: between two words they look as the word before does, which
/// nobody sees and which saves changing the colours twice. A third of what a frame sends were such
/// changes.
struct GapStyles {
  private let y: Int
  private let end: Int
  /// The style of the last character, if a space in it shows nothing but its background.
  private var word: Style?
  /// The gap that the last look found to end at another word.
  private var gapEnd = 0

  /// Longer ones are erased by ncurses in one go, in the style of the ground.
  private static let longest = 4

  init(y: Int, end: Int) {
    self.y = y
    self.end = end
  }

  mutating func style(of cell: Cell, at x: Int, _ canvas: Canvas) -> Style {
    guard cell.singleScalar == 0x20 else {
      word = cell.style.leavesSpacesEmpty ? cell.style : nil
      return cell.style
    }
    guard let word, word.background == cell.style.background, cell.style.leavesSpacesEmpty
    else { return cell.style }
    if x >= gapEnd {
      let limit = min(end, x + GapStyles.longest + 1)
      guard let next = canvas.nextText(after: x, y, before: limit) else {
        self.word = nil
        return cell.style
      }
      gapEnd = next
    }
    return word
  }
}

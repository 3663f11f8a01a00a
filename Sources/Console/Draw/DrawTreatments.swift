internal import Cases
internal import Screen
internal import Settings

// Forms of treatments, and letters before they leave.
extension Painter {
  func drawForm(_ canvas: inout Canvas, _ place: Rect, _ form: Form) {
    let treatment = wording.treatment
    let inside = min(100, place.width - 2) - 4
    let told = form.context.flatMap { $0.wrapped(toWidth: inside) }
    let hints = form.fields.map { wording.hints.field(form.use, $0.key).wrapped(toWidth: inside) }
    // As high for every field, so that the form stands still while one goes through it.
    let foot = 1 + (hints.map(\.count).max() ?? 0)
    let rows = told.count + (told.isEmpty ? 0 : 1) + form.fields.count + foot
    let listed = form.listed
    let options =
      form.fields.indices.contains(form.current) ? form.fields[form.current].choices : []
    let cut = options.filter { isCut($0, width: inside) }
    let below = cut.map { wholeLines($0, width: inside).count }.max() ?? 0
    let listedRows = options.count + 1 + (below == 0 ? 0 : below + 1)
    let height = min(place.height, max(rows, form.listing == nil ? 0 : listedRows) + 2)
    window(
      &canvas, place, width: 100, height: height, title: form.title,
      hint: form.listing == nil ? treatment.formHint : treatment.listHint
    ) { canvas in
      if form.listing != nil {
        return drawListing(&canvas, form, listed, foot: below == 0 ? 0 : below + 1)
      }
      // What one must know is seen, however many fields there are.
      let room = max(3, canvas.size.height - form.fields.count - foot - 1)
      let context = told.prefix(room)
      for (line, text) in context.enumerated() {
        canvas.draw(text, x: 0, y: line, width: canvas.size.width, theme["muted"])
      }
      drawFoot(
        &canvas, hints.indices.contains(form.current) ? hints[form.current] : [], height: foot)
      let first = context.isEmpty ? 0 : context.count + 1
      // Of many fields on a low screen those around the cursor.
      let space = canvas.size.height - first - foot
      let top = topOfList(cursor: form.current, count: form.fields.count, room: space)
      for (line, field) in form.fields.dropFirst(top).prefix(space).enumerated() {
        drawField(&canvas, field, y: first + line, isCurrent: top + line == form.current)
      }
    }
  }

  private func drawField(
    _ canvas: inout Canvas, _ field: Form.Field, y: Int, isCurrent: Bool
  ) {
    canvas.draw(wording.treatment.field(field.key), x: 0, y: y, width: 17, theme["label"])
    let more = field.choices.isEmpty ? "" : "F4"
    let width = canvas.size.width - 18 - 4
    let style = theme[isCurrent ? "input.active" : field.isProposal ? "input" : "text"]
    canvas.fill(Rect(x: 18, y: y, width: width, height: 1), style)
    let shown = field.text.displayWidth < width ? field.text : String(field.text.suffix(width / 2))
    canvas.draw(shown, x: 18, y: y, width: width, style)
    canvas.draw(more, x: canvas.size.width - 3, y: y, theme["key"])
    if isCurrent { canvas.placeCursor(x: 18 + shown.displayWidth, y: y) }
  }

  /// Whether the list has no room for all of what a field can be.
  private func isCut(_ option: Form.Option, width: Int) -> Bool {
    option.value.displayWidth > 24
      || 26 + (option.unavailable ?? option.detail).displayWidth > width
  }

  private func wholeLines(_ option: Form.Option, width: Int) -> [String] {
    "\(option.value) · \(option.unavailable ?? option.detail)".wrapped(toWidth: width)
  }

  private func drawListing(
    _ canvas: inout Canvas, _ form: Form, _ listed: [Form.Option], foot: Int
  ) {
    guard let listing = form.listing else { return }
    canvas.draw("> " + listing.search, x: 0, y: 0, theme["input"])
    canvas.placeCursor(x: 2 + listing.search.displayWidth, y: 0)
    let whole =
      listed.indices.contains(listing.cursor)
      ? wholeLines(listed[listing.cursor], width: canvas.size.width) : []
    drawFoot(&canvas, whole, height: foot)
    let room = canvas.size.height - 1 - foot
    let first = topOfList(cursor: listing.cursor, count: listed.count, room: room)
    for (line, option) in listed.dropFirst(first).prefix(room).enumerated() {
      if first + line == listing.cursor {
        canvas.restyle(
          Rect(x: 0, y: 1 + line, width: canvas.size.width, height: 1), theme["selected"])
      }
      let style = option.unavailable == nil ? Style.plain : theme["muted"]
      canvas.draw(option.value, x: 0, y: 1 + line, width: 24, style)
      canvas.draw(
        option.unavailable ?? option.detail, x: 26, y: 1 + line, width: canvas.size.width - 26,
        theme["muted"])
    }
  }

  /// The text as it would leave, whom it goes to, and what is against it.
  func drawLetter(_ canvas: inout Canvas, _ place: Rect, _ shown: LetterPreview) {
    let treatment = wording.treatment
    window(
      &canvas, place, width: 92, height: place.height,
      title: "\(shown.title) · \(treatment.preview)", hint: treatment.previewHint
    ) { canvas in
      let width = canvas.size.width
      let x = canvas.draw(treatment.to + ": ", x: 0, y: 0, theme["label"])
      canvas.draw(
        "\(shown.recipient), \(shown.address)  (\(shown.index + 1)/\(shown.recipients.count))",
        x: x, y: 0, width: width - x, theme["strong"])
      var y = 1
      if let against = shown.against {
        for line in "\(treatment.wouldNotLeave): \(against)".wrapped(toWidth: width).prefix(4) {
          canvas.draw(line, x: 0, y: y, theme["error"])
          y += 1
        }
      }
      canvas.horizontalRule(x: 0, y: y, width: width, theme["rule"])
      y += 1
      let lines = shown.dispatch.text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { $0.isEmpty ? [""] : String($0).wrapped(toWidth: width) }
      let top = min(shown.top, max(0, lines.count - (canvas.size.height - y)))
      for (index, line) in lines.dropFirst(top).enumerated() where y + index < canvas.size.height {
        canvas.draw(line, x: 0, y: y + index, width: width)
      }
    }
  }
}

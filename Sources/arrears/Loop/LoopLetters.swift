internal import Casebook
internal import Cases
internal import Console

// Letters and messages that left by a key.
extension ConsoleLoop {
  /// What is on record as sent goes to the letters or the outbox. The console waits for no program;
  /// what became of a message is taken in later.
  mutating func handOver(_ orders: [Order], _ events: [Event]) {
    place.sortLetters(after: events)
    let sent = events.compactMap { event in event.sent.map { (event, $0) } }
    for (order, (event, sent)) in zip(orders, sent) {
      guard case .send(let dispatch) = order.command, let id = event.caseID else { continue }
      do {
        let file = try place.book.file(id)
        let addressee = file?.point(dispatch.to)
        let (path, taken) = try Outbox(place, preferences.options).handOver(
          dispatch, sent, to: addressee?.point.value ?? "", name: addressee?.party.name ?? "",
          waits: false)
        let text =
          taken
          ? "Sent as \(sent.reference ?? ""): \(path)" : "the configured program did not start"
        send(.told(Notice(taken ? .done : .refused, text)))
      } catch let error as Failure {
        send(.told(Notice(.refused, error.sentence)))
      } catch { send(.failed("\(error)")) }
    }
  }
}

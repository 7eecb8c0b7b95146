// Waiting for what comes to pass by itself.
import Testing

/// Waits until a condition holds; throws after a minute, when slowness is no excuse any more.
///
/// The minute is counted in turns of this task, the condition's own waits included. Where the machine,
/// or a test beside this one, gives none to any task for a while, nothing could come to pass meanwhile.
func eventually(
  _ progress: () -> String = { "it did not come to pass" },
  sourceLocation: SourceLocation = #_sourceLocation, _ condition: () async throws -> Bool
) async throws {
  let start = ContinuousClock.now
  var waited = Duration.zero
  var longestTurn = Duration.zero
  var turn = start
  while try await !condition() {
    try #require(
      waited < .seconds(60),
      "\(progress()), in \(ContinuousClock.now - start), longest turn \(longestTurn)",
      sourceLocation: sourceLocation)
    try await Task.sleep(for: .milliseconds(20))
    let now = ContinuousClock.now
    longestTurn = max(longestTurn, now - turn)
    waited += min(now - turn, .milliseconds(100))
    turn = now
  }
}

// Who gets the room that long bodies share, and when.

import Testing

@testable import ContractServer

@Suite struct BodyRoomTests {
  private final class Body: RoomSeeker {
    let name: String
    var waitsForRoom = false

    init(_ name: String) { self.name = name }
  }

  /// The room, and bodies that ask for it as requests do.
  private struct Scene {
    var room: BodyRoom<Body>

    init(bytes: Int) { room = BodyRoom(bytes: bytes) }

    /// A body that has asked for so much.
    mutating func body(_ name: String, _ bytes: Int) -> Body {
      let body = Body(name)
      body.waitsForRoom = !room.reserve(bytes, for: body)
      return body
    }

    /// Who gets room once so much has been given back.
    mutating func giveBack(_ bytes: Int) -> [String] {
      room.giveBack(bytes)
      return handOn()
    }

    /// Who gets room once a body waits no longer.
    mutating func leave(_ body: Body) -> [String] {
      body.waitsForRoom = false
      room.noteGone()
      return handOn()
    }

    private mutating func handOn() -> [String] {
      var names: [String] = []
      while let next = room.next() {
        next.body.waitsForRoom = false
        names.append(next.body.name)
      }
      return names
    }
  }

  @Test func theOneThatHasWaitedTheLongestComesFirst() {
    var scene = Scene(bytes: 100)
    #expect(!scene.body("first", 60).waitsForRoom)
    let waiting = ["a", "b", "c"].map { scene.body($0, 50) }
    #expect(waiting.allSatisfy { $0.waitsForRoom })
    #expect(scene.giveBack(60) == ["a", "b"])
    #expect(scene.giveBack(50) == ["c"])
    #expect(scene.giveBack(100) == [])
  }

  @Test func whoNeedsLittleDoesNotOvertake() {
    var scene = Scene(bytes: 100)
    _ = scene.body("first", 60)
    let (large, small) = (scene.body("large", 90), scene.body("small", 10))
    #expect(large.waitsForRoom && small.waitsForRoom)
    #expect(scene.giveBack(60) == ["large", "small"])
  }

  @Test func oneAtLeastMayBeAsLongAsItLikes() {
    var scene = Scene(bytes: 100)
    #expect(!scene.body("huge", 1_000).waitsForRoom)
    _ = scene.body("next", 1_000)
    #expect(scene.giveBack(1_000) == ["next"])
  }

  @Test func whoHasGivenUpIsPassedOver() {
    var scene = Scene(bytes: 100)
    _ = scene.body("first", 60)
    let waiting = [("a", 90), ("b", 90), ("c", 40), ("d", 40)].map { scene.body($0.0, $0.1) }
    #expect(scene.leave(waiting[1]) == [])
    // What the first in the line was too large for, the next one gets.
    #expect(scene.leave(waiting[0]) == ["c"])
    #expect(scene.giveBack(60) == ["d"])
    #expect(scene.room.lineLength == 0)
  }

  @Test func placesOfThoseThatHaveGivenUpDoNotPileUp() {
    var scene = Scene(bytes: 100)
    _ = scene.body("holder", 100)
    let first = scene.body("first", 100)
    for place in 0..<10_000 {
      let body = scene.body("\(place)", 100)
      #expect(scene.leave(body) == [])
    }
    #expect(scene.room.lineLength < 100)
    #expect(first.waitsForRoom)
    #expect(scene.giveBack(100) == ["first"])
  }
}

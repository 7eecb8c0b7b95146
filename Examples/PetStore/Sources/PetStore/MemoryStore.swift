// Where the pets live: in this process's memory, and gone when it ends. A real store would keep them
// in a database behind the same methods.
import ContractRuntime

/// Pets and their photos, in memory.
actor MemoryStore {
  private var pets: [Int64: Schemas.Pet] = [:]
  private var photos: [Int64: [[UInt8]]] = [:]
  private var lastID: Int64 = 0

  /// All pets, the oldest entry first.
  func all() -> [Schemas.Pet] {
    pets.values.sorted { $0.id < $1.id }
  }

  func add(_ new: Schemas.NewPet) -> Schemas.Pet {
    lastID += 1
    let pet = Schemas.Pet(
      name: new.name, age: new.age, owner: new.owner.value, animal: new.animal, id: lastID)
    pets[pet.id] = pet
    return pet
  }

  func pet(_ id: Int64) throws -> Schemas.Pet {
    guard let pet = pets[id] else { throw Self.noSuchPet }
    return pet
  }

  func change(_ id: Int64, _ changes: Schemas.PetChanges) throws -> Schemas.Pet {
    var pet = try pet(id)
    if let name = changes.name { pet.name = name }
    if let age = changes.age { pet.age = age }
    // Absent and null are different things: one keeps the owner, the other takes it away.
    if changes.owner.isPresent { pet.owner = changes.owner.value }
    pets[id] = pet
    return pet
  }

  func remove(_ id: Int64) throws {
    guard pets.removeValue(forKey: id) != nil else { throw Self.noSuchPet }
    photos[id] = nil
  }

  /// Stores a photo.
  ///
  /// - Returns: its number among the photos of the pet, from 1.
  func addPhoto(_ bytes: [UInt8], of id: Int64) throws -> Int64 {
    _ = try pet(id)
    photos[id, default: []].append(bytes)
    return Int64(photos[id, default: []].count)
  }

  func photo(_ number: Int64, of id: Int64) throws -> [UInt8] {
    let photos = photos[id, default: []]
    guard number <= photos.count else {
      throw ProblemDetails(status: 404, detail: "There is no such photo.")
    }
    return photos[Int(number) - 1]
  }

  private static let noSuchPet = ProblemDetails(status: 404, detail: "There is no such pet.")
}

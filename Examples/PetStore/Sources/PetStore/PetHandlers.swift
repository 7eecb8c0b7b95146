// What the pet store does, one method an operation of openapi.yaml. Key, parameters and body have been
// checked by the generated router before any of these run.
import ContractRuntime

struct PetHandlers: API {
  let store: MemoryStore

  func listPets(_ input: Operations.ListPets.Input) async throws -> Operations.ListPets.Output {
    let found = await store.all().filter { input.admits($0) }
    let rest = found.filter { $0.id > input.after ?? 0 }
    let page = Array(rest.prefix(Int(input.limit)))
    return .ok(
      Schemas.PetPage(pets: page, next: rest.count > page.count ? page.last?.id : nil),
      headers: .init(xTotalCount: Int64(found.count)))
  }

  func addPet(_ input: Operations.AddPet.Input, principal: Principal) async throws
    -> Operations.AddPet.Output
  {
    let pet = await store.add(input.body)
    return .created(pet, headers: .init(location: "/pets/\(pet.id)"))
  }

  func getPet(_ input: Operations.GetPet.Input) async throws -> Operations.GetPet.Output {
    .ok(try await store.pet(input.id))
  }

  func changePet(_ input: Operations.ChangePet.Input, principal: Principal) async throws
    -> Operations.ChangePet.Output
  {
    .ok(try await store.change(input.id, input.body))
  }

  func removePet(_ input: Operations.RemovePet.Input, principal: Principal) async throws
    -> Operations.RemovePet.Output
  {
    try await store.remove(input.id)
    return .noContent
  }

  func addPhoto(_ input: Operations.AddPhoto.Input, principal: Principal) async throws
    -> Operations.AddPhoto.Output
  {
    let about = input.body.fields.about
    let bytes = input.body.file.bytes
    // What a schema cannot say is checked here, and answered in the same form.
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
      throw ProblemDetails.unprocessable([
        Violation(pointer: "/file", keyword: "contentMediaType", message: "A PNG is expected.")
      ])
    }
    let number = try await store.addPhoto(bytes, of: input.id)
    return .created(
      Schemas.Photo(
        caption: about.caption, taken: about.taken, tags: about.tags, number: number,
        bytes: Int64(bytes.count)),
      headers: .init(location: "/pets/\(input.id)/photos/\(number)"))
  }

  func getPhoto(_ input: Operations.GetPhoto.Input, principal: Principal) async throws
    -> Operations.GetPhoto.Output
  {
    let bytes = try await store.photo(input.number, of: input.id)
    // Piece by piece: `write` waits for a client that is slow to take them.
    return .ok(
      .stream(length: bytes.count) { writer in
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
          try await writer.write(Array(bytes[start..<min(start + 65_536, bytes.count)]))
        }
      })
  }
}

extension Operations.ListPets.Input {
  /// Whether a pet is of one of the kinds and of the age that the request asks for.
  fileprivate func admits(_ pet: Schemas.Pet) -> Bool {
    if let kinds, !kinds.contains(pet.animal.kind) { return false }
    guard let age else { return true }
    guard let petAge = pet.age.map(Int64.init) else { return false }
    return petAge >= age.from ?? 0 && petAge <= age.to ?? .max
  }
}

extension Schemas.Animal {
  fileprivate var kind: Schemas.Kind {
    switch self {
    case .cat: .cat
    case .dog: .dog
    case .parrot: .parrot
    }
  }
}

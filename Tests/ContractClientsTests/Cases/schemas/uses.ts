import type { Account, AccountRequest, Colour, Contact, Nullable, Pair, Pet, Shape, Tree } from "./api";

// A discriminator's property tells which alternative a value is.
export function describe(pet: Pet): string {
  switch (pet.kind) {
    case "cat":
    case "Cat":
      return `${pet.lives} lives`;
    case "dog":
    case "puppy":
    case "Dog":
      return (pet.commands ?? []).join();
    case "Fish":
      return String(pet.depth);
  }
}

// What is read only is not sent, what is written only does not come back.
export const sent: AccountRequest = { name: "Ada", password: "x", address: { street: "Main" } };
export const received: Account = { id: 1, name: "Ada", address: { verified: true } };
// @ts-expect-error
export const wrong: Account = { id: 1, name: "Ada", password: "x", address: {} };
// @ts-expect-error
export const incomplete: AccountRequest = { name: "Ada", address: {} };

// Absent and null are different.
export const explicit: Nullable = { always: null };
// @ts-expect-error
export const missing: Nullable = {};
// @ts-expect-error
export const nothing: Nullable = { always: "", absent: null };

export const colours: Colour[] = ["red", 'it\'s "blue"', 3, -1.5, true, null];
// @ts-expect-error
export const blue: Colour = "blue";

export const tree: Tree = { value: 1, left: { value: {}, right: null } };
export const pairs: Pair[] = [["a"], ["a", null], ["a", 1]];
// @ts-expect-error
export const triple: Pair = ["a", 1, 2];
export const shape: Shape = { name: "wheel", radius: 1 };
// @ts-expect-error
export const shapeless: Shape = { name: "nothing" };
export const contact: Contact = { mail: "a@example.com" };

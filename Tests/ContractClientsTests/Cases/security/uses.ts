import { createClient } from "./api";

export const api = createClient({
  baseURL: "https://api.example.com",
  token: async (scheme) => (scheme === "oauth" ? "a" : null),
  apiKeys: { key: () => "k", appId: () => undefined, query: () => Promise.resolve("q") },
  basic: () => ({ username: "ada", password: "x" }),
  authorization: { digest: () => 'Digest username="ada"' },
  credentials: "include",
});

// @ts-expect-error
export const text = createClient({ token: "a" });

import { createClient } from "./api";

const api = createClient();
const file = new Blob(["x"], { type: "image/png" });

export const calls = [
  api.putJSON({ body: { text: "a" } }),
  api.patchJSON(),
  api.patchJSON({ body: [1, { a: null }] }),
  api.getWithBody(),
  api.sendForm({ body: { name: "a", tags: ["b"], filter: { a: "c" } } }),
  api.upload({ body: { file, others: [file], about: { text: "a" } } }),
  api.sendText({ body: 1 }),
  api.sendBytes({ body: new ArrayBuffer(1) }),
  api.sendBytes({ body: file }),
  api.sendXML({ body: "<a/>" }),
  api.sendChoice({ body: { text: "a" } }),
  api.sendChoice({ contentType: "text/plain", body: "a" }),
  api.sendChoice({ contentType: "image/png", body: file, q: "b" }),
  api.sendAny({ body: { text: "a" } }),
];

// @ts-expect-error
export const noFile = api.upload({ body: { caption: "a" } });
// @ts-expect-error
export const noBody = api.putJSON({});
// @ts-expect-error
export const wrongBody = api.sendForm({ body: { name: 1 } });

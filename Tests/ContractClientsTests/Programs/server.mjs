// A server that notes each request and answers as it is told.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";

/** Starts a server; `answer` is given the request and its number, and says what is sent. */
export async function serve(answer) {
  const requests = [];
  const server = createServer(async (incoming, outgoing) => {
    const pieces = [];
    for await (const piece of incoming) pieces.push(piece);
    const { method, url, headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(pieces) };
    requests.push(request);
    const { status = 204, fields = {}, body, destroy } = (await answer(request, requests.length)) ?? {};
    if (destroy) return incoming.socket.destroy();
    outgoing.writeHead(status, fields);
    outgoing.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseURL = `http://127.0.0.1:${server.address().port}`;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { baseURL, requests, stop };
}

/** An answer of JSON. */
export const json = (status, value, fields = {}) => ({
  status,
  fields: { "Content-Type": "application/json", ...fields },
  body: JSON.stringify(value),
});

/** The client that the program is about. */
export const client = await import(process.argv[2]);

export { assert };

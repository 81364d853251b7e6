import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BluegreenEvent } from "../../src/events.ts";
import { tellsAncestry } from "../../src/github/ancestry.ts";
import { compared, type Asking } from "../../src/github/compare.ts";

const TOKEN = `ghs_canary${"x".repeat(30)}`;
const [EARLIER, LATER] = ["1".repeat(40), "2".repeat(40)];

let server: Server;
let answer: RequestListener;
let asked: IncomingMessage[];
let events: BluegreenEvent[];
let asking: Asking;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  events = [];
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`;
  asking = { apiUrl, repository: "octo/shop", token: TOKEN, emit: (event) => void events.push(event) };
});

const saying =
  (body: string, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(body);
const noted = (): string => events.map((event) => (event.kind === "noted" ? event.text : "")).join("\n");

test.each([
  ["ahead", true],
  ["behind", false],
  ["diverged", false],
  ["identical", false],
])("%s: is the earlier an ancestor? %s", async (status, known) => {
  answer = saying(JSON.stringify({ status, ahead_by: 1, commits: [] }));
  expect(await compared(asking, EARLIER, LATER)).toBe(known);
  expect(asked.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
    ["GET", `/api/v3/repos/octo/shop/compare/${EARLIER}...${LATER}?per_page=1`, `Bearer ${TOKEN}`],
  ]);
  expect(events).toEqual([]);
});

test.each<[string, RequestListener, RegExp]>([
  ["it may not be read, or a commit is not known", saying('{"message":"Not Found"}', 404), /answered 404$/],
  ["GitHub is in trouble", saying("<h1>oops</h1>", 500), /answered 500$/],
  ["the answer is no JSON", saying("<h1>hello</h1>"), /JSON/],
  ["the answer is nothing", saying("null"), /answered undefined$/],
  ["the answer is cut", saying('{"status":'), /JSON/],
  ["the word is new", saying('{"status":"entangled"}'), /answered "entangled"$/],
  ["the answer sends us elsewhere", (_, to) => to.writeHead(302, { location: "/x" }).end(), /./],
  ["the connection breaks", (request) => request.socket.destroy(), /./],
])("nobody knows when %s: asked once, told in the debug log alone", async (_, says, why) => {
  answer = says;
  expect(await compared(asking, EARLIER, LATER)).toBeUndefined();
  expect(asked).toHaveLength(1);
  expect(events.map(({ kind }) => kind)).toEqual(["noted"]);
  expect(noted()).toMatch(why);
  expect(JSON.stringify(events)).not.toContain("canary");
});

test.each<[string, RequestListener]>([
  ["no answer comes", () => undefined],
  ["the answer does not end", (_, response) => response.writeHead(200).write('{"status":')],
])("nobody knows when %s within the limit", async (_, says) => {
  answer = says;
  expect(await compared({ ...asking, patience: 50 }, EARLIER, LATER)).toBeUndefined();
  expect(noted()).toMatch(/timeout/);
});

test("a cancelled run waits for no answer", async () => {
  const cancel = new AbortController();
  answer = () => cancel.abort(new Error("cancelled"));
  expect(await compared({ ...asking, signal: cancel.signal }, EARLIER, LATER)).toBeUndefined();
  expect(noted()).toMatch(/cancelled/);
});

test("outside GitHub nobody is asked", async () => {
  answer = saying('{"status":"ahead"}');
  for (const repository of ["", "octo", "octo/shop/../x"])
    expect(await compared({ ...asking, repository }, EARLIER, LATER)).toBeUndefined();
  expect(asked).toEqual([]);
});

test("GitHub is asked where the checkout cannot tell, about names of commits only", async () => {
  answer = saying('{"status":"ahead"}');
  const env = { GITHUB_WORKSPACE: "/nonexistent", GITHUB_API_URL: asking.apiUrl };
  const ask = (earlier: string, token: string | undefined = TOKEN) =>
    tellsAncestry(env, { repository: "octo/shop", emit: asking.emit, token })(earlier, LATER);
  expect(await ask("main?x=")).toBeUndefined();
  expect(await ask(LATER)).toBe(false);
  expect(await ask(EARLIER, "")).toBeUndefined();
  expect(asked).toEqual([]);
  expect(await ask(EARLIER)).toBe(true);
});

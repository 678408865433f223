import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";

const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Packing generates the types. */
before(() => run("npm", "run", "--silent", "prepack"));

test("package has the code, its types and nothing else", () => {
  const [{ files }] = JSON.parse(run("npm", "pack", "--dry-run", "--json", "--ignore-scripts"));
  /** @type {string[]} */ const paths = files.map((/** @type {{ path: string }} */ file) => file.path);
  const sources = readdirSync("src");
  const expected = [
    "README.md",
    "package.json",
    ...sources.map((file) => `src/${file}`),
    ...sources.map((file) => `types/${file.replace(/js$/, "d.ts")}`),
  ];
  assert.deepEqual(paths.sort(), expected.sort());
});

test("package exports three names", async () => {
  const { name } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.deepEqual(Object.keys(await import(name)).sort(), ["Backoff", "ReconnectingSocket", "reconnectPolicy"]);
});

test("package has no dependencies", () => {
  assert.equal(JSON.parse(readFileSync("package.json", "utf8")).dependencies, undefined);
});

test("README lists every option and close code", async () => {
  const { ReconnectingSocket, reconnectPolicy } = await import("../../src/index.js");
  const readme = readFileSync("README.md", "utf8");
  const cells = (/** @type {string} */ heading) =>
    [...(readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "").matchAll(/^\| `?([^|`]+?)`? +\|/gm)]
      .map(([, cell = ""]) => cell)
      .slice(2);
  const unknown = /** @type {any} */ ({ unknown: true });
  assert.throws(
    () => new ReconnectingSocket("ws://server.example", unknown),
    ({ message }) => {
      assert.deepEqual(cells("Options").sort(), message.split("must be one of ")[1].split(", ").sort());
      return true;
    },
  );
  const [final = "", later = ""] = cells("Close codes");
  for (const code of final.split(", ")) assert.equal(reconnectPolicy({ code: Number(code) }), "stop");
  for (const code of later.split(", ")) assert.equal(reconnectPolicy({ code: Number(code) }), "later");
  assert.deepEqual([final.split(", ").length, later.split(", ").length], [7, 3]);
});

test("types describe the detail of each event", () => {
  mkdirSync("target/consumer", { recursive: true });
  writeFileSync(
    "target/consumer/consumer.ts",
    `import { Backoff, ReconnectingSocket, reconnectPolicy } from "longwave-client";
    const socket = new ReconnectingSocket("ws://server.example/ws", {
      queue: true,
      backoff: new Backoff({ base: 100 }),
      reconnectPolicy: (close) => (close.code === 4001 ? "stop" : reconnectPolicy(close)),
      heartbeat: { interval: 15_000, message: () => new Uint8Array(1) },
    });
    const fetchToken = async () => "token";
    new ReconnectingSocket(async () => new URL("ws://server.example/?" + (await fetchToken())), null, { serverPing: 15_000 });
    new ReconnectingSocket("ws://server.example/", async () => ["chat", await fetchToken()]);
    const listen = ({ data }: MessageEvent) => socket.send(String(data));
    socket.addEventListener("message", listen);
    socket.removeEventListener("message", listen);
    socket.addEventListener("statechange", ({ detail }) => detail.retryAt?.toFixed());
    socket.addEventListener("unsent", ({ detail }) => detail.messages.length + detail.bytes);
    socket.onclose = ({ code }) => code.toFixed();
    socket.addEventListener("error", ({ error }) => String(error));
    // @ts-expect-error
    socket.addEventListener("opened", () => {});
    // @ts-expect-error
    new ReconnectingSocket("ws://server.example/ws", { queue: 1 });
    // @ts-expect-error
    new ReconnectingSocket("ws://server.example/ws", { heartbeat: { interval: 1_000 } });
    `,
  );
  const options = [
    "--strict",
    "--noEmit",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom",
    "--module",
    "nodenext",
    "--types",
    "",
  ];
  run("npx", "tsc", "--ignoreConfig", ...options, "target/consumer/consumer.ts");
});

test("code without comments is under 6 KB compressed", () => {
  const code = readdirSync("src")
    .map((file) => readFileSync(`src/${file}`, "utf8"))
    .join("")
    .replace(/\/\*\*.*?\*\//gs, "")
    .replace(/^\s*\/\/.*\n/gm, "");
  const { length } = gzipSync(code, { level: 9 });
  assert.ok(length < 6 * 1024, `${length} bytes`);
});

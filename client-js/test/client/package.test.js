import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";

const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** The types are made when it is packed. */
before(() => run("npm", "run", "--silent", "prepack"));

test("it has its code, its types and nothing else in it", () => {
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

test("it has three names", async () => {
  const { name } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.deepEqual(Object.keys(await import(name)).sort(), ["Backoff", "ReconnectingSocket", "afterClose"]);
});

test("it needs nothing", () => {
  assert.equal(JSON.parse(readFileSync("package.json", "utf8")).dependencies, undefined);
});

test("its types say what events bring", () => {
  mkdirSync("target/consumer", { recursive: true });
  writeFileSync(
    "target/consumer/consumer.ts",
    `import { Backoff, ReconnectingSocket, afterClose } from "longwave-client";
    const socket = new ReconnectingSocket("ws://server.example/ws", {
      queue: true,
      backoff: new Backoff({ base: 100 }),
      afterClose: (close) => (close.code === 4001 ? "stay away" : afterClose(close)),
      heartbeat: { interval: 15_000, message: () => new Uint8Array(1) },
    });
    const listen = ({ data }: MessageEvent) => socket.send(String(data));
    socket.addEventListener("message", listen);
    socket.removeEventListener("message", listen);
    socket.addEventListener("statechange", ({ detail }) => detail.retryAt?.toFixed());
    socket.addEventListener("unsent", ({ detail }) => detail.messages.length + detail.bytes);
    socket.onclose = ({ code }) => code.toFixed();
    // @ts-expect-error
    socket.addEventListener("opened", () => {});
    // @ts-expect-error
    new ReconnectingSocket("ws://server.example/ws", { queue: 1 });
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

test("its code is under 4 KB compressed, comments left out", () => {
  const code = readdirSync("src")
    .map((file) => readFileSync(`src/${file}`, "utf8"))
    .join("")
    .replace(/\/\*\*.*?\*\//gs, "")
    .replace(/^\s*\/\/.*\n/gm, "");
  const { length } = gzipSync(code, { level: 9 });
  assert.ok(length < 4096, `${length} bytes`);
});

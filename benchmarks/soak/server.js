import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** In seconds, as it is set: short, so that a soak sees many peers die. */
export const KEEP_ALIVE = 5;
export const HANDSHAKE_TIMEOUT = 5;

/** So that no leak hides behind garbage that nobody has collected yet. */
const HEAP = "128m";

/** The clock of /proc: always 100 a second on Linux. */
const TICKS_PER_SECOND = 100;

/** The executable under load, in a directory of its own. */
export class Server {
  #process;
  #directory;
  /** @type {string[]} */
  log = [];
  port = 0;
  #managementPort = 0;
  /** Resolved with its exit code. @type {Promise<number | null>} */
  exited;

  /** @param {string} executable @param {string} writers what its configuration file says of them */
  static async start(executable, writers) {
    const server = new Server(executable, writers);
    while (server.port === 0) {
      await Promise.race([once(server.#lines, "line"), server.exited]);
      if (server.#process.exitCode !== null) {
        throw new Error(`it did not start:\n${server.log.join("\n")}`);
      }
    }
    return server;
  }

  #lines;

  /** @param {string} executable @param {string} writers */
  constructor(executable, writers) {
    this.#directory = mkdtempSync(join(tmpdir(), "longwave-soak-"));
    mkdirSync(join(this.#directory, "config"));
    this.configure(writers);
    const settings = [
      "quarkus.http.host=127.0.0.1",
      "quarkus.http.port=0",
      "quarkus.management.port=0",
      `longwave.keep-alive.interval=${KEEP_ALIVE}s`,
      `longwave.http.request-timeout=${HANDSHAKE_TIMEOUT}s`,
    ];
    this.#process = spawn(executable, [`-Xmx${HEAP}`, ...settings.map((setting) => `-D${setting}`)], {
      cwd: this.#directory,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#lines = createInterface({ input: this.#process.stdout });
    for (const lines of [this.#lines, createInterface({ input: this.#process.stderr })]) {
      lines.on("line", (line) => this.#said(line));
    }
    this.exited = once(this.#process, "close").then(([code]) => code);
  }

  /** @param {string} line */
  #said(line) {
    this.log.push(line);
    this.port ||= Number(/Listening on: http:\/\/[^:]+:(\d+)/.exec(line)?.[1] ?? 0);
    this.#managementPort ||= Number(/Management interface: http:\/\/[^:]+:(\d+)/.exec(line)?.[1] ?? 0);
  }

  /** @param {string} path */
  url(path) {
    return `ws://127.0.0.1:${this.port}${path}`;
  }

  /** Has its configuration file say that, all at once. @param {string} writers */
  configure(writers) {
    const file = join(this.#directory, "config", "application.properties");
    writeFileSync(`${file}.new`, writers);
    renameSync(`${file}.new`, file);
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    this.#process.kill(name);
  }

  async remove() {
    this.#process.kill("SIGKILL");
    await this.exited;
    await rm(this.#directory, { recursive: true });
  }

  /** What its heap holds, with what is not collected yet, in MiB: what it says itself. */
  async heap() {
    const metrics = await (await fetch(`http://127.0.0.1:${this.#managementPort}/q/metrics`)).text();
    const used = [...metrics.matchAll(/^jvm_memory_used_bytes\{area="heap",.*\} (\S+)$/gm)];
    return used.reduce((sum, [, bytes]) => sum + Number(bytes), 0) / 2 ** 20;
  }

  /** What it has of the system now: MiB, descriptors, sockets, threads, and seconds of CPU since its start. */
  usage() {
    const proc = `/proc/${this.#process.pid}`;
    const status = readFileSync(`${proc}/status`, "utf8");
    const field = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
    const times = readFileSync(`${proc}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const descriptors = readdirSync(`${proc}/fd`);
    return {
      memory: field("VmRSS") / 1024,
      threads: field("Threads"),
      descriptors: descriptors.length,
      sockets: descriptors.filter((descriptor) => isSocket(`${proc}/fd/${descriptor}`)).length,
      cpu: (Number(times[11]) + Number(times[12])) / TICKS_PER_SECOND,
    };
  }
}

/** @param {string} descriptor */
function isSocket(descriptor) {
  try {
    return readlinkSync(descriptor).startsWith("socket:");
  } catch {
    return false; // closed meanwhile
  }
}

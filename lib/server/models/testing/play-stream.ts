import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createGzip, constants as zlib } from "node:zlib";
import type { Dialect, SpokenStep } from "./dialects/dialect";
import type { Step, StreamScript } from "./upstream-script";

interface Output {
  write(bytes: Uint8Array): Promise<void>;
  end(): void;
}

/** Writes a script as an event stream in a protocol's own way, each step in its own packet where the network allows. */
export async function playStream(
  response: ServerResponse,
  script: StreamScript,
  dialect: Dialect,
): Promise<void> {
  const speak = dialect();
  const gzip = script.gzip === true ? { "content-encoding": "gzip" } : {};
  response.socket?.setNoDelay(true);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", ...gzip, ...script.headers });
  response.flushHeaders();
  const output = script.gzip ? gzipped(response) : plain(response);
  for (const step of script.steps) {
    if (response.destroyed) return;
    if (step === "hang") return;
    if (step === "cut") return void response.socket?.destroy();
    if (step === "close") break;
    if (step !== "done" && "delayMs" in step) await wait(step.delayMs);
    else if (step !== "done" && "until" in step) await step.until;
    else await writeSliced(output, toBytes(step, script.newline ?? "\n", speak), script.slice);
  }
  output.end();
}

/** All that a script says, as the bytes of one stream, up to where it ends, breaks off or falls silent. */
export function bytesOfScript({ steps, newline = "\n" }: StreamScript, dialect: Dialect): Uint8Array {
  const speak = dialect();
  const bytes: Uint8Array[] = [];
  for (const step of steps) {
    if (step === "hang" || step === "cut" || step === "close") break;
    if (typeof step === "object" && ("delayMs" in step || "until" in step)) continue;
    bytes.push(toBytes(step, newline, speak));
  }
  return Buffer.concat(bytes);
}

async function writeSliced(output: Output, bytes: Uint8Array, slice = bytes.byteLength): Promise<void> {
  for (let at = 0; at < bytes.byteLength; at += slice) await output.write(bytes.subarray(at, at + slice));
}

function toBytes(step: RawStep | SpokenStep, newline: string, speak: ReturnType<Dialect>): Uint8Array {
  if (typeof step === "object" && "raw" in step) {
    return typeof step.raw === "string" ? Buffer.from(step.raw) : step.raw;
  }
  const events = typeof step === "object" && "event" in step ? [step.event] : speak(step);
  const lines = events.map((event) => `data: ${typeof event === "string" ? event : JSON.stringify(event)}`);
  return Buffer.from(lines.map((line) => `${line}${newline}${newline}`).join(""));
}

type RawStep = Extract<Step, { event: unknown } | { raw: unknown }>;

function plain(response: ServerResponse): Output {
  return {
    write: (bytes) => new Promise((resolve) => response.write(bytes, () => setImmediate(resolve))),
    end: () => response.end(),
  };
}

function gzipped(response: ServerResponse): Output {
  const gzip = createGzip({ flush: zlib.Z_SYNC_FLUSH });
  gzip.pipe(response);
  return {
    write: (bytes) => new Promise((resolve) => gzip.write(bytes, () => setImmediate(resolve))),
    end: () => gzip.end(),
  };
}

// How long a reader waits for a fallback's first token once a stream was cut, against how long they wait for a first token
// that nothing disturbs. Both are seen at the reader's end. `node bench/restart.mjs [runs]`, after a build.
import { startServer } from "./server.mjs";
import { startBenchUpstream } from "./upstream.mjs";

const runs = Number(process.argv[2] ?? 20);
const FIRST_TOKEN_MS = 20;
const upstream = await startBenchUpstream({ tokens: 20, everyMs: FIRST_TOKEN_MS });
const models = ["a", "cut"].map((id) => ({ id }));
const connections = [{ id: "lab", kind: "openai-compatible", baseURL: upstream.url, models }];
const server = await startServer({ CONNECTIONS: JSON.stringify(connections) });
const undisturbed = [];
const restarts = [];
for (let index = -2; index < runs; index++) {
  upstream.log.length = 0;
  const askedAt = performance.now();
  const plain = await playRun({ model: "lab/cut" });
  const disturbed = await playRun({ model: "lab/cut", models: ["lab/a"] });
  if (index < 0) continue; // the first two warm up
  const cutAt = upstream.log.find(({ what }) => what === "cut").at;
  undisturbed.push(plain.firstTokenAt - askedAt);
  restarts.push(disturbed.firstTokenAt - cutAt);
}
await server.close();
upstream.close();
process.stdout.write(
  `first token, undisturbed (the upstream takes ${FIRST_TOKEN_MS} ms of it): ${spread(undisturbed)}\n`,
);
process.stdout.write(`from the cut to the fallback's first token: ${spread(restarts)}\n`);
process.stdout.write(`ratio of the medians: ${(median(restarts) / median(undisturbed)).toFixed(2)}\n`);

/** When the reader had the first token of the answer that stands. */
async function playRun(member) {
  const created = await fetch(`${server.url}/api/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ prompt: "Count to ten.", pool: [member] }),
  });
  if (!created.ok) throw new Error(await created.text());
  const { events } = await created.json();
  const cookie = created.headers.get("set-cookie")?.split(";")[0] ?? "";
  const stream = await fetch(`${server.url}${events}`, { headers: { cookie } });
  let firstTokenAt = null;
  let text = "";
  for await (const piece of stream.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const rerouted = text.lastIndexOf("event: candidate.rerouted");
    const begun = member.models
      ? rerouted >= 0 && text.indexOf("event: candidate.delta", rerouted) >= 0
      : text.includes("event: candidate.delta");
    if (begun) firstTokenAt ??= performance.now();
  }
  if (firstTokenAt === null || !text.includes("event: run.completed")) throw new Error(text.slice(-400));
  return { firstTokenAt };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} runs)`;
}

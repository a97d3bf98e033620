// How long Tokamak itself takes between the last needed candidate's end and the judge's request, and what a whole run takes
// against its ideal (slowest member + judge). `node bench/judge-gap.mjs [runs]`, after a build.
import { startServer } from "./server.mjs";
import { startBenchUpstream } from "./upstream.mjs";

const runs = Number(process.argv[2] ?? 20);
const upstream = await startBenchUpstream({ tokens: 100, everyMs: 5 });
const connections = [
  {
    id: "lab",
    kind: "openai-compatible",
    baseURL: upstream.url,
    models: [{ id: "a" }, { id: "b" }, { id: "j" }],
  },
];
const server = await startServer({ CONNECTIONS: JSON.stringify(connections) });
const gaps = [];
const ratios = [];
for (let index = -2; index < runs; index++) {
  upstream.log.length = 0;
  const began = performance.now();
  await playRun(server.url);
  const wallMs = performance.now() - began;
  if (index < 0) continue; // the first two warm up
  const at = (what, model) => upstream.log.find((entry) => entry.what === what && entry.model === model).at;
  const lastEnd = Math.max(at("end", "a"), at("end", "b"));
  const firstAsk = Math.min(at("request", "a"), at("request", "b"));
  const idealMs = lastEnd - firstAsk + (at("end", "j") - at("request", "j"));
  gaps.push(at("request", "j") - lastEnd);
  ratios.push(wallMs / idealMs);
}
await server.close();
upstream.close();
process.stdout.write(`gap from the last needed candidate's end to the judge's request: ${spread(gaps)} ms\n`);
process.stdout.write(
  `wall time of a run, from POST to its last event, over slowest member + judge: ${spread(ratios)}\n`,
);

async function playRun(url) {
  const created = await fetch(`${url}/api/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      prompt: "Count to ten.",
      mode: "merge",
      pool: [{ model: "lab/a" }, { model: "lab/b" }],
      judge: { models: ["lab/j"] },
      wait: { policy: "all" },
    }),
  });
  if (!created.ok) throw new Error(await created.text());
  const { events } = await created.json();
  const cookie = created.headers.get("set-cookie")?.split(";")[0] ?? "";
  const stream = await fetch(`${url}${events}`, { headers: { cookie } });
  const text = await stream.text();
  if (!text.includes("event: run.completed"))
    throw new Error(`The run did not complete: ${text.slice(-400)}`);
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  return `p50 ${at(0.5)}, p95 ${at(0.95)} (${sorted.length} runs)`;
}

// What Tokamak adds to a call by its API: one model through it against the same model directly, one after the other and 50 at
// once, and a fusion against its ideal (slowest member + judge). `node bench/api-overhead.mjs [pairs]`, after a build.
import { startServer } from "./server.mjs";
import { startBenchUpstream } from "./upstream.mjs";

const pairs = Number(process.argv[2] ?? 30);
const AT_ONCE = 50;
/** Rounds that are not counted: what a server does for the first time, it does slowly. */
const WARM_UP = 3;
const upstream = await startBenchUpstream({ tokens: 100, everyMs: 5 });
const models = [{ id: "a" }, { id: "b" }, { id: "j" }];
const connection = { id: "lab", kind: "openai-compatible", baseURL: upstream.url, models };
const server = await startServer({
  CONNECTIONS: JSON.stringify([connection]),
  API_REQUESTS_PER_MINUTE: "0",
  API_CONCURRENT_RUNS: "0",
});
const token = await makeToken();

const direct = () => stream(upstream.url, { model: "a" });
const through = () => stream(`${server.url}/v1`, { model: "lab/a" });

/** Pair by pair, so that the machine's own drift meets both. */
const alone = [];
for (let index = -3; index < pairs; index++) {
  const [plain, ours] =
    index % 2 === 0 ? [await direct(), await through()] : swap(await through(), await direct());
  if (index >= 0) alone.push({ plain, ours });
}
const together = [];
for (let round = -WARM_UP; round < 4; round++) {
  const plain = await all(direct);
  const ours = await all(through);
  if (round >= 0) together.push(...plain.map((one, index) => ({ plain: one, ours: ours[index] })));
}
const fusions = [];
for (let index = -2; index < pairs; index++) {
  upstream.log.length = 0;
  const { totalMs } = await stream(`${server.url}/v1`, {
    model: "fusion",
    fusion: { mode: "merge", pool: ["lab/a", "lab/b"], judge: "lab/j", wait: { policy: "all" } },
  });
  const at = (what, model) => upstream.log.find((entry) => entry.what === what && entry.model === model).at;
  const panelMs = Math.max(at("end", "a"), at("end", "b")) - Math.min(at("request", "a"), at("request", "b"));
  const idealMs = panelMs + at("end", "j") - at("request", "j");
  if (index >= 0) fusions.push({ ratio: totalMs / idealMs, addedMs: totalMs - idealMs });
}
await server.close();
upstream.close();

const say = (line) => process.stdout.write(`${line}\n`);
report("one after the other", alone);
report(`${AT_ONCE} at once`, together);
say(`fusion, whole answer over slowest member + judge: ${spread(fusions.map(({ ratio }) => ratio))}`);
say(`fusion, added: ${spread(fusions.map(({ addedMs }) => addedMs))} ms`);

function report(name, measured) {
  for (const [what, field] of [
    ["first token", "firstMs"],
    ["whole answer", "totalMs"],
  ]) {
    const of = (side) => measured.map((one) => one[side][field]);
    const ratio = quantile(of("ours"), 0.5) / quantile(of("plain"), 0.5);
    say(
      `${name}, ${what}: directly ${spread(of("plain"))} ms, through Tokamak ${spread(of("ours"))} ms, ratio of medians ${ratio.toFixed(2)}`,
    );
  }
}

function swap(first, second) {
  return [second, first];
}

function all(call) {
  return Promise.all(Array.from({ length: AT_ONCE }, call));
}

async function makeToken() {
  const response = await fetch(`${server.url}/api/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "bench" }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).token;
}

/** Milliseconds to the first piece of text, and to the end of the stream. */
async function stream(base, body) {
  const began = performance.now();
  const response = await fetch(`${base}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...body, stream: true, messages: [{ role: "user", content: "Count to ten." }] }),
  });
  if (!response.ok) throw new Error(await response.text());
  const decoder = new TextDecoder();
  let firstMs = null;
  let text = "";
  for await (const piece of response.body) {
    text += decoder.decode(piece, { stream: true });
    if (firstMs === null && /"content":"[^"]/.test(text)) firstMs = performance.now() - began;
  }
  if (!text.includes("[DONE]")) throw new Error(`The stream did not end well: ${text.slice(-300)}`);
  return { firstMs, totalMs: performance.now() - began };
}

function quantile(values, q) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

function spread(values) {
  return `${quantile(values, 0.5).toFixed(2)} (p95 ${quantile(values, 0.95).toFixed(2)})`;
}

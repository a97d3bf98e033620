// A small OpenAI-compatible server for timings: members answer at their own pace, the judge `j` answers in the protocol, and
// `cut` breaks off after ten tokens, every second time: a model that always did would be left to rest.
import { createServer } from "node:http";

const JUDGED = [
  "<analysis>",
  '{"kind":"consensus","claim":"Both count to ten.","candidates":["A","B"]}',
  "</analysis>",
  "<verdict>",
  '{"winner":"A","ties":[],"confidence":"high","fusionBeatsBest":true,"why":"It is complete."}',
  "</verdict>",
  "<answer>",
  "One to ten, as both say.",
  "</answer>",
  "",
].join("\n");

/** @param {{ tokens: number, everyMs: number }} pace */
export async function startBenchUpstream({ tokens, everyMs }) {
  /** Times of what happened, in `performance.now()` milliseconds. */
  const log = [];
  let asked = 0;
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await readAll(request));
    log.push({ what: "request", model: body.model, at: performance.now() });
    const cuts = body.model === "cut" && ++asked % 2 === 0;
    response.writeHead(200, { "content-type": "text/event-stream" });
    const pieces = body.model === "j" ? (JUDGED.match(/.{1,24}|\n/g) ?? []) : Array(tokens).fill("word ");
    for (const [index, piece] of pieces.entries()) {
      if (cuts && index === 10) {
        log.push({ what: "cut", model: body.model, at: performance.now() });
        return response.destroy();
      }
      if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, body.model === "j" ? 1 : everyMs));
      response.write(chunk({ content: piece }, null));
    }
    response.write(chunk({}, "stop", pieces.length));
    log.push({ what: "end", model: body.model, at: performance.now() });
    response.end("data: [DONE]\n\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/v1`, log, close: () => server.close() };
}

function chunk(delta, finish, tokens) {
  const usage = tokens === undefined ? {} : { usage: { prompt_tokens: 10, completion_tokens: tokens } };
  return `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta, finish_reason: finish }], ...usage })}\n\n`;
}

async function readAll(stream) {
  let text = "";
  for await (const piece of stream) text += piece;
  return text;
}

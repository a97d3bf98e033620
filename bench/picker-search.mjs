// What a key press in the model picker takes with 3,000 models: the search alone, and in Chromium from the key to the painted result.
// `node bench/picker-search.mjs [models]`, after a build.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import { startServer } from "./server.mjs";
import "./typescript.mjs";

const root = new URL("..", import.meta.url);
const { bigCatalogue } = await import(new URL("e2e/lab/big-catalogue.ts", root));
const { modelIndex } = await import(new URL("lib/client/model-index.ts", root));
const { NO_FILTERS, searchModels } = await import(new URL("lib/client/search-models.ts", root));

const count = Number(process.argv[2] ?? 3000);
const WORDS = ["claude opus 12", "gemini flash", "mistralai", "qwen 29", "deep", "zebra"];

const upstream = createServer((_request, response) => {
  response.setHeader("content-type", "application/json").end(JSON.stringify(bigCatalogue(count)));
}).listen(0, "127.0.0.1");
await new Promise((resolve) => upstream.once("listening", resolve));
const server = await startServer({
  OPENROUTER_API_KEY: "sk-bench",
  OPENROUTER_BASE_URL: `http://127.0.0.1:${upstream.address().port}`,
});
try {
  const models = await fetchModels(server.url);
  process.stdout.write(`${models.items.length} models are listed\n`);
  timeSearch(models);
  await timePage(server.url);
} finally {
  await server.close();
  upstream.close();
}

async function fetchModels(url) {
  for (;;) {
    const models = await fetch(`${url}/api/models`).then((response) => response.json());
    if (models.items.length >= count) return models;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function timeSearch(models) {
  const began = performance.now();
  const index = modelIndex(models);
  process.stdout.write(
    `the index, once for each answer of the server: ${(performance.now() - began).toFixed(1)} ms\n`,
  );
  const times = [];
  for (let round = 0; round < 20; round++) {
    for (const text of prefixes()) {
      const from = performance.now();
      searchModels(index, { text, filters: NO_FILTERS, sort: "match" });
      if (round > 0) times.push(performance.now() - from);
    }
  }
  process.stdout.write(`the search, for each key: ${spread(times)} ms\n`);
}

async function timePage(url) {
  const executablePath = existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  await page.goto(url);
  await page
    .getByRole("region", { name: "Setup" })
    .getByRole("button", { name: /^Pool:/ })
    .click();
  const input = page.getByRole("combobox", { name: "Add a model" });
  await input.waitFor();
  await page.getByRole("option").first().waitFor();
  await page.evaluate(recordKeys);
  for (const word of WORDS) {
    await input.fill("");
    await page.waitForTimeout(100);
    for (const key of word) {
      await input.press(key === " " ? "Space" : key);
      await page.evaluate(() => globalThis.painted);
    }
  }
  const times = await page.evaluate(() => globalThis.keyTimes);
  process.stdout.write(`from the key to the painted result: ${spread(times)} ms\n`);
  await browser.close();
}

/** Runs in the page: from each key to the frame that shows the count for what was typed, and the frame after it. */
function recordKeys() {
  const input = document.querySelector("[role=combobox][aria-label='Add a model']");
  globalThis.keyTimes = [];
  input.addEventListener("keydown", ({ timeStamp }) => {
    globalThis.painted = new Promise((resolve) => {
      let last = performance.now();
      const list = input.parentElement;
      const observer = new MutationObserver(() => {
        last = performance.now();
      });
      observer.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
      // Two frames without a change: what is there is what was asked for, and the one before was its paint.
      let quiet = 0;
      let seen = 0;
      const frame = () => {
        quiet = last === seen ? quiet + 1 : 0;
        seen = last;
        if (quiet === 0) globalThis.paintedAt = performance.now();
        if (quiet < 3) return requestAnimationFrame(frame);
        observer.disconnect();
        globalThis.keyTimes.push(globalThis.paintedAt - timeStamp);
        return resolve();
      };
      requestAnimationFrame(frame);
    });
  });
}

function prefixes() {
  return WORDS.flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1)));
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} (${sorted.length} keys)`;
}

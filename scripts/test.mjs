// `npm test`: everything, on both databases and in a real browser. Every step runs, whatever failed before it, so that
// the closing count is whole; nothing is left running.

import { ensureChromium } from "./chromium.mjs";
import { startPostgres } from "./ephemeral-postgres.mjs";
import { startRedis } from "./ephemeral-redis.mjs";
import { buildWhenStale, isBuilt } from "./prepare.mjs";
import { reportFailure } from "./progress.mjs";
import { runUnderProjectNode } from "./project-node.mjs";
import { setUp } from "./setup.mjs";
import { checkTypes, endRunning, lint, runBrowserTests, runSteps, runUnitTests } from "./test-steps.mjs";

const failedOnce = { passed: 0, failed: 1, skipped: 0 };

function runUnit(postgres, redis) {
  const env = {};
  if (postgres.url !== undefined) env.TEST_POSTGRES_URL = postgres.url;
  else console.log(`PostgreSQL's half of the storage tests is skipped: ${postgres.reason}`);
  if (redis.url !== undefined) env.TEST_REDIS_URL = redis.url;
  else console.log(`Redis's half of the tests of limits is skipped: ${redis.reason}`);
  return runUnitTests(env);
}

async function build() {
  try {
    await buildWhenStale();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return failedOnce;
  }
}

async function runBrowser() {
  if (!isBuilt()) {
    console.error("✗ The end-to-end tests run on the production build, and there is none.");
    return failedOnce;
  }
  return (await ensureChromium()) ? runBrowserTests() : failedOnce;
}

async function testAll() {
  const postgres = await startPostgres();
  const redis = await startRedis();
  const stop = () => Promise.all([postgres.stop?.(), redis.stop?.()]);
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ]) {
    process.once(signal, () => {
      endRunning();
      stop().finally(() => process.exit(code));
    });
  }
  let passed = false;
  try {
    passed = await runSteps([
      ["lint", lint],
      ["types", checkTypes],
      ["unit", () => runUnit(postgres, redis)],
      ["build", build],
      ["e2e", runBrowser],
    ]);
  } finally {
    await stop();
  }
  process.exit(passed ? 0 : 1);
}

await reportFailure(async () => {
  await setUp();
  await runUnderProjectNode(testAll);
});

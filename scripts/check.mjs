// `npm run check`: what is quick: lint, types, unit tests.

import { reportFailure } from "./progress.mjs";
import { runUnderProjectNode } from "./project-node.mjs";
import { setUp } from "./setup.mjs";
import { checkTypes, lint, runSteps, runUnitTests } from "./test-steps.mjs";

async function check() {
  const passed = await runSteps([
    ["lint", lint],
    ["types", checkTypes],
    ["unit", () => runUnitTests()],
  ]);
  process.exit(passed ? 0 : 1);
}

await reportFailure(async () => {
  await setUp();
  await runUnderProjectNode(check);
});

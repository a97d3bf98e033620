// `npm start`: from a fresh checkout to a running server. Everything that is up to date is skipped.

import { requireFreePort, runServer } from "./launch.mjs";
import { buildWhenStale, migrate, readSettings } from "./prepare.mjs";
import { reportFailure } from "./progress.mjs";
import { runUnderProjectNode } from "./project-node.mjs";
import { setUp } from "./setup.mjs";

async function start() {
  const settings = await readSettings();
  await requireFreePort(settings);
  await migrate(settings);
  await buildWhenStale();
  process.exit(await runServer("start", settings, { NODE_ENV: "production" }));
}

await reportFailure(async () => {
  await setUp();
  await runUnderProjectNode(start);
});

// `npm run dev`: like `npm start`, with Next's development server instead of a build.

import { requireFreePort, runServer } from "./launch.mjs";
import { migrate, readSettings } from "./prepare.mjs";
import { reportFailure } from "./progress.mjs";
import { runUnderProjectNode } from "./project-node.mjs";
import { setUp } from "./setup.mjs";

async function develop() {
  const settings = await readSettings();
  await requireFreePort(settings);
  await migrate(settings);
  process.exit(await runServer("dev", settings));
}

await reportFailure(async () => {
  await setUp();
  await runUnderProjectNode(develop);
});

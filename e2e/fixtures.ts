import { type APIRequestContext, test as base, type ConsoleMessage, expect } from "@playwright/test";
import type { AppServer } from "./app-server";
import { createLab, type Lab } from "./lab/lab";
import { HistoryPage } from "./pages/history-page";
import { Playground } from "./pages/playground";
import { RunView } from "./pages/run-view";
import { createSharedStages, type Site, type Stage, startStage } from "./stage";

type Options = {
  /** What the server is connected to. */
  site: Site;
  /** A server of this test's own, for tests that kill it or set its environment. */
  ownServer: boolean;
  /** False: the server asks the lab for its models. With `ownServer` only. */
  labListed: boolean;
  /** Environment of this test's own server. */
  serverEnv: Record<string, string>;
  /** The console errors a test expects, as in `test.use({ expectedError: /503/ })`; any other fails it. */
  expectedError: RegExp | null;
};

type Fixtures = {
  stage: Stage;
  server: AppServer;
  lab: Lab;
  consoleErrors: string[];
  playground: Playground;
  run: RunView;
  history: HistoryPage;
};

type WorkerFixtures = { sharedStages: ReturnType<typeof createSharedStages> };

function describeMessage(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `${message.text()} (${url}:${lineNumber})`;
}

/** Nothing of this test may still ask the lab while the next one counts. */
async function endRuns(request: APIRequestContext, url: string): Promise<void> {
  const response = await request.get(`${url}/api/runs?limit=100`);
  const { items } = (await response.json()) as { items: { id: string; status: string }[] };
  const open = items.filter(({ status }) => status === "running" || status === "queued");
  for (const { id } of open) await request.delete(`${url}/api/runs/${id}`);
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  site: ["demo", { option: true }],
  ownServer: [false, { option: true }],
  labListed: [true, { option: true }],
  serverEnv: [{}, { option: true }],
  expectedError: [null, { option: true }],

  sharedStages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const stages = createSharedStages();
      await use(stages);
      await stages.stop();
    },
    { scope: "worker" },
  ],

  stage: async ({ sharedStages, site, ownServer, labListed, serverEnv }, use, testInfo) => {
    const stage = ownServer
      ? await startStage({ site, env: serverEnv, listed: labListed })
      : await sharedStages.get(site);
    const printedBefore = stage.server.output().length;
    await use(stage);
    if (testInfo.status !== testInfo.expectedStatus) {
      const body = stage.server.output().slice(printedBefore);
      await testInfo.attach("server output", { body, contentType: "text/plain" });
    }
    if (ownServer) await stage.stop();
  },

  server: ({ stage }, use) => use(stage.server),

  baseURL: ({ server }, use) => use(server.url),

  lab: async ({ stage, context, ownServer }, use) => {
    if (!stage.lab) throw new Error('This test needs `test.use({ site: "lab" })`.');
    const lab = createLab(stage.lab);
    await use(lab);
    lab.openGates();
    if (!ownServer) await endRuns(context.request, stage.server.url);
  },

  consoleErrors: [
    async ({ context, expectedError }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(describeMessage(message));
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await use(errors);
      const unexpected = errors.filter((text) => !expectedError?.test(text));
      if (unexpected.length > 0) throw new Error(`Unexpected console errors:\n${unexpected.join("\n")}`);
    },
    { auto: true },
  ],

  playground: ({ page }, use) => use(new Playground(page)),
  run: ({ page }, use) => use(new RunView(page)),
  history: ({ page }, use) => use(new HistoryPage(page)),
});

export { expect };

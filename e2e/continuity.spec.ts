import { answer, type ScriptedModel } from "@/lib/server/models/testing/upstream-script";
import { type CuttableProxy, startCuttableProxy } from "./cuttable-proxy";
import { expect, test } from "./fixtures";
import type { Gate } from "./lab/gate";
import { judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";
import { RunView } from "./pages/run-view";

test.use({ site: "lab" });

const words = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `word-${from + index}`).join(" ");
const WHOLE = words(1, 300);

/** Three hundred numbered words, so that a gap or a repetition would show; held after each hundred. */
function numberedWords(gates: readonly [Gate, Gate]): ScriptedModel {
  const say = (from: number, to: number) => answer(`${words(from, to)} `.trimStart()).steps.slice(0, -3);
  return {
    steps: [
      ...say(1, 100),
      { until: gates[0].opened },
      { text: " " },
      ...say(101, 200),
      { until: gates[1].opened },
      { text: " " },
      ...answer(words(201, 300)).steps,
    ],
  };
}

test.beforeEach(({ lab }) => {
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
});

test("a reload in mid-stream comes back to the same run and misses nothing", async ({
  page,
  playground,
  run,
  lab,
}) => {
  const gates = [lab.gate(), lab.gate()] as const;
  lab.script("alder", numberedWords(gates));
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("Count.");
  await expect(run.text("A")).toContainText("word-100");

  await page.reload();
  await run.expectState("A", "Streaming");
  await expect(run.text("A")).toHaveText(words(1, 100));
  gates[0].open();
  await expect(run.text("A")).toHaveText(words(1, 200));
  gates[1].open();
  await run.expectEnd("Best of 2: A, picked by judge");
  await expect(run.text("A")).toHaveText(WHOLE);
  expect(lab.calls("alder")).toBe(1);
});

test("back leads to the run before, with what it was asked, and forward to the newer one", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("alder", answer("The first answer."));
  lab.script("birch", answer("Another."));
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  const asked = page.getByRole("region", { name: "What this run was asked" });
  await playground.ask("First?");
  await expect(run.text("A")).toHaveText("The first answer.");
  await run.expectEnd("Best of 2: A, picked by judge");
  await expect(asked).toHaveCount(0);
  lab.script("alder", answer("The second answer."));
  await playground.ask("Second?");
  await expect(run.text("A")).toHaveText("The second answer.");
  await page.goBack();
  await expect(run.text("A")).toHaveText("The first answer.");
  await expect(asked).toContainText("First?");
  await expect(playground.prompt).toHaveValue("Second?");
  await page.goForward();
  await expect(run.text("A")).toHaveText("The second answer.");
  await expect(asked).toHaveCount(0);
});

test("with the tab closed the run goes on, and its page shows all of it", async ({
  page,
  context,
  playground,
  run,
  lab,
}) => {
  const gates = [lab.gate(), lab.gate()] as const;
  lab.script("alder", numberedWords(gates));
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("Count.");
  await expect(run.text("A")).toContainText("word-100");
  await page.close();
  gates[0].open();
  gates[1].open();
  await lab.upstream.settled(await lab.upstream.arrived("judge"));

  const again = await context.newPage();
  await again.goto("/");
  await again
    .getByRole("region", { name: "Last runs" })
    .getByRole("link", { name: /Count\./ })
    .click();
  await expect(again).toHaveURL(/\/runs\//);
  const reopened = new RunView(again);
  await reopened.expectEnd("Best of 2: A, picked by judge");
  await expect(reopened.text("A")).toHaveText(WHOLE);
});

test.describe("where a part of the page cannot be fetched", () => {
  test.use({ expectedError: /net::ERR_|ChunkLoadError/ });

  test("it is asked for again, and the page does not break", async ({ page, playground, run, lab }) => {
    lab.script("alder", answer("Alder says **seventeen**."));
    await playground.open(labSetup({ pool: ["alder"] }));
    const refusals = new Map<string, number>();
    await page.route("**/_next/static/**", (route) => {
      const url = route.request().url();
      refusals.set(url, (refusals.get(url) ?? 0) + 1);
      return route.abort();
    });
    await playground.ask("Count.");
    await lab.upstream.arrived("alder");
    // More often than the bundler itself tries, before and while the run is drawn.
    await expect.poll(() => Math.max(0, ...refusals.values())).toBeGreaterThanOrEqual(5);
    await page.unroute("**/_next/static/**");
    await run.expectEnd(/^A’s own answer: nobody else was asked/);
    await expect(run.text("A").getByText("seventeen", { exact: true })).toBeVisible();
  });
});

const overLine = test.extend<{ line: CuttableProxy }>({
  line: async ({ server }, use) => {
    const line = await startCuttableProxy(server.url);
    await use(line);
    await line.close();
  },
  baseURL: ({ line }, use) => use(line.url),
});

overLine.describe("without a network", () => {
  overLine.use({ expectedError: /net::ERR_/ });

  for (const { what, offline, note } of [
    {
      what: "the machine is offline",
      offline: true,
      note: "You are offline. The run goes on; this page catches up.",
    },
    { what: "the line is cut", offline: false, note: "Connection lost, reconnecting. The run goes on." },
  ]) {
    overLine(
      `while ${what} the page says that it is behind, and catches up by itself without a gap`,
      async ({ page, context, playground, run, lab, line }) => {
        const gates = [lab.gate(), lab.gate()] as const;
        lab.script("alder", numberedWords(gates));
        await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
        await playground.ask("Count.");
        await expect(run.text("A")).toContainText("word-100");

        await context.setOffline(offline);
        line.cut();
        await expect(page.getByText(note)).toBeVisible();
        gates[0].open();
        gates[1].open();
        await lab.upstream.settled(await lab.upstream.arrived("judge"));
        await expect(run.text("A")).toHaveText(words(1, 100));
        line.mend();
        await context.setOffline(false);
        await run.expectEnd("Best of 2: A, picked by judge");
        await expect(run.text("A")).toHaveText(WHOLE);
        await expect(page.getByText(note)).toHaveCount(0);
      },
    );
  }
});

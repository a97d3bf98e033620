import type { Page } from "@playwright/test";
import { answer, fault, type ScriptedModel } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import type { LabModel } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";
import type { Label, RunView } from "./pages/run-view";

test.use({ site: "lab" });

const WELL = "Alder is well and says five.";

test.beforeEach(({ lab }) => {
  lab.script("alder", answer(WELL));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Alder is well") })),
  );
});

interface Column {
  label: Label;
  model: LabModel;
  script: ScriptedModel;
  state: "Failed" | "Broke off" | "Cut short";
  /** All that stands in the column, from top to bottom. */
  words: string[];
  /** The one button below them. */
  step: string;
}

const AT_ONCE: Column[] = [
  {
    label: "B",
    model: "birch",
    script: fault(401, { code: "invalid_api_key", message: "Incorrect API key provided: sk-lab-secret" }),
    state: "Failed",
    words: [
      "The key was not accepted.",
      "lab answered with an error (HTTP 401, invalid_api_key): Incorrect API key provided: •••.",
      "Enter a key that may use this model, then ask again.",
    ],
    step: "Open connections",
  },
  {
    label: "C",
    model: "cedar",
    script: fault(402, { message: "Insufficient credits" }),
    state: "Failed",
    words: [
      "The account at the provider is out of credit.",
      "lab answered with an error (HTTP 402): Insufficient credits.",
      "Top it up there and ask again, or use another connection.",
    ],
    step: "Ask C again",
  },
  {
    label: "D",
    model: "dogwood",
    script: fault(404, { code: "model_not_found", message: "The model dogwood does not exist." }),
    state: "Failed",
    words: [
      "The provider rejected the request.",
      "lab answered with an error (HTTP 404, model_not_found): The model dogwood does not exist.",
      "Choose another model, or change the setting that it names.",
    ],
    step: "Change the pool",
  },
  {
    label: "E",
    model: "elm",
    script: { steps: [{ text: "Elm had begun " }, { text: "when the line broke" }, { delayMs: 60 }, "cut"] },
    state: "Broke off",
    words: [
      "Elm had begun when the line broke",
      "The answer broke off.",
      "lab: the connection broke off in the middle of the answer.",
      "What arrived is kept. Ask again for a whole answer.",
    ],
    step: "Ask E again",
  },
  {
    label: "F",
    model: "fir",
    script: { steps: [{ text: "Fir said half" }, { finish: "content_filter" }, "done"] },
    state: "Broke off",
    words: [
      "Fir said half",
      "The provider’s content filter stopped the answer.",
      "lab stopped the answer by its content filter (content_filter).",
      "What arrived is kept. Put the prompt in other words, or use another provider.",
    ],
    step: "Edit the prompt",
  },
  {
    label: "G",
    model: "ginkgo",
    script: fault(400, { code: "context_length_exceeded", message: "Max is 8192 tokens." }),
    state: "Failed",
    words: [
      "The prompt does not fit this model’s context.",
      "lab answered with an error (HTTP 400, context_length_exceeded): Max is 8192 tokens.",
      "Shorten the prompt, or use a model with a longer context.",
    ],
    step: "Edit the prompt",
  },
  {
    label: "H",
    model: "hazel",
    script: "no-headers",
    state: "Failed",
    words: [
      "No answer came in time.",
      "The deadline was reached.",
      "Ask again, raise the deadline, or lower the reasoning effort.",
    ],
    step: "Ask H again",
  },
];

const AFTER_A_WAIT: Column[] = [
  {
    label: "C",
    model: "cedar",
    script: fault(429, { message: "Slow down, please" }, { "retry-after": "300" }),
    state: "Failed",
    words: [
      "The provider limits how often it may be asked.",
      "lab answered with an error (HTTP 429): Slow down, please. It asks to wait 5 min.",
      "Wait as long as it says, or a minute, then ask again; or use another model.",
    ],
    step: "Ask C again",
  },
  {
    label: "D",
    model: "dogwood",
    script: fault(503, { message: "The furnace is out" }),
    state: "Failed",
    words: [
      "The provider is overloaded or down.",
      "lab answered with an error (HTTP 503): The furnace is out.",
      "Ask again in a moment, or use another model.",
    ],
    step: "Ask D again",
  },
  {
    label: "F",
    model: "fir",
    script: { steps: [{ finish: "stop" }, "done"] },
    state: "Failed",
    words: [
      "The model ended without saying anything.",
      "The model ended its turn without an answer (stop).",
      "Ask again, or raise its output limit.",
    ],
    step: "Ask F again",
  },
  {
    label: "G",
    model: "ginkgo",
    script: { steps: [{ text: "Ginkgo came this far" }, { finish: "length" }, "done"] },
    state: "Cut short",
    words: [
      "Ginkgo came this far",
      "It reached its output limit and ends in the middle. Raise its limit for a whole answer.",
    ],
    step: "Raise its limit",
  },
  {
    label: "H",
    model: "hazel",
    script: { steps: [{ reasoning: "Let me think" }, { finish: "length" }, "done"] },
    state: "Failed",
    words: [
      "It thought up to its output limit and answered nothing.",
      "The output limit was reached before any answer was written.",
      "Raise its output limit, or lower its reasoning effort.",
    ],
    step: "Raise its limit",
  },
];

test("what fails at once says what happened, in the provider's words and once, and leads to the next step", async ({
  page,
  playground,
  run,
  lab,
}) => {
  for (const { model, script } of AT_ONCE) lab.script(model, script);
  await playground.open(
    labSetup({ pool: ["alder", ...AT_ONCE.map(({ model }) => model)], limits: { deadlineMs: 6_000 } }),
  );
  await playground.ask("How much is it?");
  await run.expectEnd("Only A answered: its own words, not a synthesis");
  await expect(run.text("A")).toHaveText(WELL);
  for (const column of AT_ONCE) await expectColumn(run, column);
  expect(AT_ONCE.map(({ model }) => lab.calls(model))).toEqual(AT_ONCE.map(() => 1));
  await expect(page.locator("body")).not.toContainText("sk-lab-secret");

  await run.text("D").getByRole("button", { name: "Change the pool" }).click();
  await expect(playground.popover("Pool")).toBeVisible();
  await playground.closePart("Pool");
  await run.text("G").getByRole("button", { name: "Edit the prompt" }).click();
  await expect(playground.prompt).toBeFocused();
  lab.script("elm", answer("Elm says all of it."));
  await run.text("E").getByRole("button", { name: "Ask E again" }).click();
  await run.expectState("E", "Done");
  await expect(run.text("E")).toHaveText("Elm says all of it.");
  await run.text("B").getByRole("link", { name: "Open connections" }).click();
  await expect(page.getByRole("heading", { name: "Connections", level: 1 })).toBeVisible();
});

test.describe("on a server of its own, where a model may be left to rest", () => {
  test.use({ ownServer: true });

  test("a wait that the provider asks for is counted down and said once, and after a short one comes the answer", async ({
    page,
    playground,
    run,
    lab,
  }) => {
    for (const { model, script } of AFTER_A_WAIT) lab.script(model, script);
    lab.script("birch", fault(429, { message: "One moment" }, { "retry-after": "60" }));
    const shortWait = fault(429, { message: "At once" }, { "retry-after": "1" });
    lab.script("elm", ({ previous }) => (previous === 0 ? shortWait : answer("Elm is there now.")));
    const pool: LabModel[] = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel"];
    await playground.open(labSetup({ pool }));
    const said = await listenToAnnouncements(page);
    await playground.ask("How much is it?");

    const countdown = run.column("B").getByText(/^Retrying in \d+\u202fs$/);
    const first = secondsOf(await countdown.textContent());
    await expect.poll(async () => secondsOf(await countdown.textContent())).toBeLessThan(first);
    await expect(run.text("B")).toContainText("It will be asked again by itself.");
    await expect(run.text("B")).toContainText("One moment");
    // Its wait is as long as is still waited for, and the others take theirs.
    await run.column("B").getByRole("button", { name: "Stop B" }).click();
    await run.expectState("B", "Stopped");
    await expect(run.text("B")).toHaveText("Stopped before its answer began.");
    await run.expectState("E", "Done");
    await expect(run.text("E")).toHaveText("Elm is there now.");
    for (const column of AFTER_A_WAIT) await expectColumn(run, column);
    expect([lab.calls("birch"), lab.calls("cedar"), lab.calls("dogwood"), lab.calls("elm")]).toEqual([
      1, 1, 4, 2,
    ]);
    expect((await said()).match(/B: retrying in \d+/g)).toHaveLength(1);
  });
});

function secondsOf(countdown: string | null): number {
  return Number(/\d+/.exec(countdown ?? "")?.[0]);
}

async function expectColumn(run: RunView, { label, state, words, step }: Column): Promise<void> {
  await run.expectState(label, state);
  const column = run.text(label);
  for (const each of words) await expect(column.getByText(each, { exact: true })).toHaveCount(1);
  const steps = column.locator("button, a");
  await expect(steps.filter({ hasNotText: /^Thought/ })).toHaveText([step]);
}

/** All that screen readers are told from now on, a line for each time. */
async function listenToAnnouncements(page: Page): Promise<() => Promise<string>> {
  const said = await page.evaluateHandle(() => {
    const lines: string[] = [];
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest("[role=status]");
        if (region) lines.push(region.textContent ?? "");
      }
    });
    observer.observe(document.body, { characterData: true, childList: true, subtree: true });
    return lines;
  });
  return () => said.evaluate((lines) => [...new Set(lines)].join("\n"));
}

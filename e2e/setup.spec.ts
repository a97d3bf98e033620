import type { Page } from "@playwright/test";
import { modelListSchema } from "@/lib/contract/models";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

test.beforeEach(({ lab }) => {
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: seen[0]?.id ?? "A" })),
  );
});

test("the same model stands in twice with its own settings, and the provider is sent exactly these", async ({
  page,
  playground,
  run,
  lab,
}) => {
  await playground.open(labSetup({ pool: ["alder"], mode: "best-of" }));
  const pool = await playground.openPart("Pool");
  await pool.getByRole("button", { name: "Duplicate A, alder" }).click();
  await pool.getByRole("button", { name: "Settings of A, alder" }).click();
  await pool.getByRole("textbox", { name: "Temperature" }).fill("0.2");
  await pool.getByRole("textbox", { name: "Output limit" }).fill("512");
  await pool.getByRole("combobox", { name: "Reasoning effort" }).click();
  await page.getByRole("option", { name: "Low", exact: true }).click();
  await pool.getByRole("textbox", { name: "Instructions" }).fill("Answer like a pirate.");
  await pool.getByRole("button", { name: "Settings of B, alder" }).click();
  await pool.getByRole("textbox", { name: "Temperature" }).fill("1.5");
  await playground.closePart("Pool");
  await page.getByRole("button", { name: "System prompt" }).click();
  await page.getByRole("textbox", { name: "System prompt, for every member" }).fill("Be brief.");
  await playground.ask("How much is it?");
  await run.expectEnd(/^Best of 2/);

  const bodies = lab
    .bodies("alder")
    .sort((one, other) => Number(one.temperature) - Number(other.temperature));
  const asked = { role: "user", content: "How much is it?" };
  expect(bodies).toMatchObject([
    {
      model: "alder",
      temperature: 0.2,
      max_tokens: 512,
      reasoning_effort: "low",
      messages: [{ role: "system", content: "Be brief.\n\nAnswer like a pirate." }, asked],
    },
    { model: "alder", temperature: 1.5, messages: [{ role: "system", content: "Be brief." }, asked] },
  ]);
  expect(bodies[1]).not.toHaveProperty("max_tokens");
  expect(bodies[1]).not.toHaveProperty("reasoning_effort");
});

test("a pool holds one to eight members", async ({ page, playground }) => {
  await playground.open(labSetup({ pool: ["alder"] }));
  const pool = await playground.openPart("Pool");
  await expect(pool.getByRole("button", { name: "Remove A, alder" })).toBeDisabled();
  await pool.getByRole("combobox", { name: "Add a model" }).fill("birch");
  await page.keyboard.press("Enter");
  await expect(pool.getByRole("list", { name: "Pool" }).getByRole("listitem")).toHaveCount(2);
  for (let size = 2; size < 8; size += 1) {
    await pool.getByRole("button", { name: "Duplicate B, birch" }).click();
    await expect(pool.getByRole("list", { name: "Pool" }).getByRole("listitem")).toHaveCount(size + 1);
  }
  await expect(pool).toContainText("Eight members is the most.");
  await expect(pool.getByRole("button", { name: "Duplicate B, birch" })).toBeDisabled();
  await pool.getByRole("button", { name: "Remove H, birch" }).click();
  await expect(pool.getByRole("list", { name: "Pool" }).getByRole("listitem")).toHaveCount(7);
  await page.getByRole("button", { name: "Undo" }).click();
  await playground.openPart("Pool");
  await expect(pool.getByRole("list", { name: "Pool" }).getByRole("listitem")).toHaveCount(8);
});

test("a part of the setup that grows stays where it opened, and a toast leaves its buttons free on a phone", async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await playground.open(labSetup({ pool: ["alder", "birch", "alder"] }));
  const pool = await playground.openPart("Pool");
  const corner = async () => {
    const box = await pool.boundingBox();
    return { x: box?.x, y: box?.y };
  };
  await expect(pool.getByRole("button", { name: "Add a pasted answer" })).toBeVisible();
  const opened = await corner();
  await pool.getByRole("button", { name: "Add a pasted answer" }).click();
  await expect(pool.getByRole("textbox", { name: "Where it is from" })).toBeFocused();
  expect(await corner()).toEqual(opened);
  await page.setViewportSize({ width: 390, height: 844 });
  await pool.getByRole("button", { name: /^Remove A/ }).click();
  await expect(page.getByText("alder was removed from the pool.").first()).toBeVisible();
  // A click waits until nothing lies over what it is meant for.
  await pool.getByRole("button", { name: "Add a pasted answer" }).click();
});

test("a pasted answer competes like any other, and nothing is called for it", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "my own draft") })),
  );
  await playground.open(labSetup({ pool: ["alder"], mode: "best-of" }));
  const pool = await playground.openPart("Pool");
  await pool.getByRole("button", { name: "Add a pasted answer" }).click();
  await playground.closePart("Pool");
  await expect(page.getByText("Paste the answer's text, or remove this member.").first()).toBeVisible();
  const again = await playground.openPart("Pool");
  await again.getByRole("button", { name: /^Settings of B/ }).click();
  await again.getByRole("textbox", { name: "Where it is from" }).fill("The archive");
  await again
    .getByRole("textbox", { name: "The answer" })
    .fill("This is my own draft, found in the archive.");
  await playground.closePart("Pool");
  await playground.ask("How much is it?");
  await run.expectEnd("Best of 2: B, picked by judge");
  await expect(run.column("B")).toContainText("The archive");
  await expect(run.column("B")).toContainText("pasted: nothing was called");
  await expect(
    run.answer.getByText("This is my own draft, found in the archive.", { exact: true }),
  ).toBeVisible();
});

test("criteria reach the judge as they were written", async ({ playground, run, lab }) => {
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  const judge = await playground.openPart("Judge");
  await judge.getByRole("button", { name: /^Weighed by/ }).click();
  await judge.getByRole("textbox", { name: "Criterion 1", exact: true }).fill("seaworthiness");
  await judge.getByRole("textbox", { name: "Weight of criterion 1" }).fill("9");
  await judge.getByRole("textbox", { name: "Instruction of criterion 1" }).fill("It must float.");
  await playground.closePart("Judge");
  await playground.ask("How much is it?");
  await run.expectEnd(/^Best of 2/);
  expect(JSON.stringify(lab.bodies("judge")[0])).toContain("- seaworthiness (weight 9): It must float.");
});

test("the setup is remembered: pool, mode, judge, waiting and what is being written", async ({
  page,
  playground,
}) => {
  await playground.open();
  const mode = await playground.openPart("Mode");
  await mode.getByRole("radio", { name: /^Debate/ }).click();
  await playground.closePart("Mode");
  const pool = await playground.openPart("Pool");
  await pool.getByRole("combobox", { name: "Add a model" }).fill("hazel");
  await page.keyboard.press("Enter");
  await playground.closePart("Pool");
  const waiting = await playground.openPart("Waiting");
  await waiting.getByRole("radio", { name: /^All/ }).click();
  await playground.closePart("Waiting");
  const judge = await playground.openPart("Judge");
  await judge.getByRole("combobox", { name: "Choose a judge" }).fill("second-judge");
  await page.keyboard.press("Enter");
  await playground.closePart("Judge");
  await playground.prompt.fill("A half-written");
  // Not the cost: it is worked out anew, a moment after the setup.
  const parts = ["Profile", "Mode", "Pool", "Judge", "Waiting"] as const;
  const words = () => Promise.all(parts.map((part) => playground.part(part).innerText()));
  const before = await words();
  await page.reload();
  await expect(playground.prompt).toHaveValue("A half-written");
  await expect(playground.part("Pool")).toContainText("hazel");
  await expect(playground.part("Mode")).toContainText("Debate");
  await expect(playground.part("Waiting")).toContainText("waits for all");
  await expect(playground.part("Judge")).toContainText("judged by second-judge");
  await expect.poll(words).toEqual(before);
});

test("a quorum is never larger than the pool: it follows when members leave", async ({ playground, run }) => {
  const wait = { policy: "quorum", count: 3, graceMs: 0 } as const;
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of", wait }));
  const pool = await playground.openPart("Pool");
  await pool.getByRole("button", { name: "Remove C, cedar" }).click();
  await playground.closePart("Pool");
  await expect(playground.part("Waiting")).toContainText("waits for both");
  const waiting = await playground.openPart("Waiting");
  await expect(waiting).toContainText("Was 3; lowered, since the pool has 2 members now.");
  await playground.closePart("Waiting");
  await playground.ask("How much is it?");
  await run.expectEnd(/^Best of 2/);
});

test("an empty prompt is refused beside the editor, and the setup stays", async ({ page, playground }) => {
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("The prompt is empty: write what to ask.")).toBeVisible();
  await expect(playground.prompt).toHaveAttribute("aria-invalid", "true");
  await expect(playground.part("Pool")).toContainText("birch");
});

test.describe("under a cap", () => {
  test.use({ expectedError: /402/ });

  test("what may cost more is refused beside the cost before anything is called, and runs under a higher cap", async ({
    playground,
    run,
    lab,
  }) => {
    await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
    const cap = async (usd: string) => {
      const cost = await playground.openPart("Cost");
      await cost.getByRole("textbox", { name: "Cap" }).fill(usd);
      await playground.closePart("Cost");
    };
    await cap("0.01");
    await playground.ask("How much is it?");
    await expect(
      playground.setup.getByText(/may cost up to \$[\d.]+, more than its cap of \$0\.01/),
    ).toBeVisible();
    expect(lab.calls("alder") + lab.calls("birch") + lab.calls("judge")).toBe(0);
    await playground.setup.getByRole("button", { name: "Fix" }).click();
    await expect(playground.popover("Cost")).toContainText("raise the cap");
    await playground.closePart("Cost");
    await cap("50");
    await playground.ask("How much is it?");
    await run.expectEnd(/^Best of 2/);
  });
});

test.describe("where a model has gone", () => {
  test.use({ ownServer: true, labListed: false, expectedError: /422|net::ERR_/ });

  test("the server's refusal stands beside the pool, and the prompt and the setup stay", async ({
    page,
    playground,
    run,
    lab,
    server,
  }) => {
    await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
    await expect(playground.part("Cost")).not.toContainText("…");
    lab.unlist("birch");
    await server.restart();
    // A server that starts has the list of before until it has asked for a new one.
    await expect.poll(() => readListOf("lab", page)).toBe("live");
    await playground.ask("Where is birch?");
    await expect(playground.setup.getByText(/lab has no model "birch"/)).toBeVisible();
    await expect(playground.prompt).toHaveValue("Where is birch?");
    await playground.setup.getByRole("button", { name: "Fix" }).first().click();
    const pool = playground.popover("Pool");
    await expect(pool).toContainText(/lab has no model "birch"/);
    await pool.getByRole("button", { name: "Remove B, birch" }).click();
    await playground.closePart("Pool");
    lab.script("alder", answer("Alder is still here."));
    await playground.ask("Where is birch?");
    await expect(run.text("A")).toHaveText("Alder is still here.");
    await expect(page).toHaveURL(/run=/);
  });
});

async function readListOf(id: string, page: Page): Promise<string | undefined> {
  const response = await page.request.get(new URL("/api/models", page.url()).href);
  const { connections } = modelListSchema.parse(await response.json());
  return connections.find((connection) => connection.id === id)?.list;
}

import { acceptedSchema } from "@/lib/contract/create-run";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

// A token's worth of one run at once is two for its owner.
test.use({ site: "lab", ownServer: true, expectedError: /429/ });

const body = {
  prompt: "How much is it?",
  pool: [{ model: "lab/birch" }],
  judge: { models: ["local/extractive"] },
};

test.describe("with room for two runs at once", () => {
  test.use({ serverEnv: { API_CONCURRENT_RUNS: "1" } });

  test("a third is refused beside the button, and runs once one of them has ended", async ({
    page,
    playground,
    run,
    lab,
  }) => {
    lab.script("alder", answer("Alder says seventeen."));
    lab.script("birch", answerAround(lab.gate(), "Birch begins and", "never ends."));
    await playground.open(labSetup({ pool: ["alder"], mode: "best-of" }));
    const ids: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const response = await page.request.post("/api/runs", { data: body });
      ids.push(acceptedSchema.parse(await response.json()).id);
    }
    await playground.ask("How much is it?");
    const why =
      "2 runs started by you are under way, as many as this server takes at once. Wait until one has ended, or stop one.";
    await expect(playground.setup.getByText(why)).toBeVisible();
    await expectFine(page);
    const beyond = await page.request.post("/api/runs", { data: body });
    expect([beyond.status(), beyond.headers()["retry-after"]]).toEqual([429, "5"]);

    expect((await page.request.post(`/api/runs/${ids[0]}/stop`, { data: {} })).ok()).toBe(true);
    await expect
      .poll(
        async () =>
          ((await (await page.request.get(`/api/runs/${ids[0]}`)).json()) as { status: string }).status,
      )
      .toBe("stopped");
    await playground.prompt.press("ControlOrMeta+Enter");
    await run.expectState("A", "Done");
    await expect(playground.setup.getByText(why)).toHaveCount(0);
  });
});

test.describe("with room for two requests a minute", () => {
  test.use({ serverEnv: { API_REQUESTS_PER_MINUTE: "1" } });

  test("a third is told when to come again, and every answer how the limit stands", async ({
    page,
    server,
  }) => {
    await page.request.get(`${server.url}/api/runs`);
    const answers: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      const response = await page.request.post(`${server.url}/api/runs`, { data: {} });
      const headers = response.headers();
      const names = ["limit", "remaining"].map((name) => headers[`x-ratelimit-${name}-requests`]);
      answers.push([response.status(), ...names, Number(headers["retry-after"] ?? 0) > 0]);
    }
    expect(answers).toEqual([
      [422, "2", "1", false],
      [422, "2", "0", false],
      [429, "2", "0", true],
    ]);
  });
});

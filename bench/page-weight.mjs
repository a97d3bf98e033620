// The JavaScript the playground loads, in bytes: before anything is clicked, and after the sample run was shown.
// `node bench/page-weight.mjs`, after a build.
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { startServer } from "./server.mjs";

const executablePath = existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
const server = await startServer();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
const session = await page.context().newCDPSession(page);
await session.send("Network.enable");
const scripts = new Map();
session.on("Network.responseReceived", ({ requestId, type, response }) => {
  if (type === "Script") scripts.set(requestId, { url: response.url, wire: 0 });
});
session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
  const script = scripts.get(requestId);
  if (script) script.wire = encodedDataLength;
});
await page.goto(server.url, { waitUntil: "networkidle" });
report("loaded");
await page.getByRole("button", { name: /run/i }).first().click();
await page.getByRole("article", { name: "Final answer" }).getByText("Merged").waitFor({ timeout: 60_000 });
await page.waitForLoadState("networkidle");
report("after the sample run");
await browser.close();
await server.close();

function report(when) {
  const wire = [...scripts.values()].reduce((sum, script) => sum + script.wire, 0);
  process.stdout.write(
    `${when}: ${scripts.size} scripts, ${wire.toLocaleString("en")} bytes over the wire\n`,
  );
}

// Finds Chromium for the end-to-end tests, and installs it where this machine can.

import { existsSync } from "node:fs";
import path from "node:path";
import { aptInstall } from "./apt-install.mjs";
import { capture, step } from "./progress.mjs";
import { projectRoot, requireProjectNode } from "./project-node.mjs";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const playwrightCli = path.join(projectRoot, "node_modules", "@playwright", "test", "cli.js");

const playwrightBrowser = `import("@playwright/test").then(({ chromium }) =>
  process.exit(require("node:fs").existsSync(chromium.executablePath()) ? 0 : 1))`;

async function isThere() {
  if (systemPaths.some((file) => existsSync(file))) return true;
  return (await capture(requireProjectNode(), ["-e", playwrightBrowser])).code === 0;
}

/** True when there is a Chromium; says in one line what to install when there is none. */
export async function ensureChromium() {
  if (await isThere()) return true;
  await step("Installing Chromium for the end-to-end tests", async () => {
    if (await aptInstall(["chromium"])) return;
    await capture(requireProjectNode(), [playwrightCli, "install", "chromium"]);
  });
  if (await isThere()) return true;
  console.error("✗ No Chromium: install the package `chromium` (Debian, as root: apt-get install chromium).");
  return false;
}

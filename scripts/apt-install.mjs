// Debian packages for the tests, where this is root on a Debian.

import { existsSync, rmSync, writeFileSync } from "node:fs";
import { capture } from "./progress.mjs";

const aptGet = "/usr/bin/apt-get";
const policy = "/usr/sbin/policy-rc.d";

/** True when the packages are there afterwards. */
export async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync(aptGet)) return false;
  return withoutServices(async () => {
    if (await install(packages)) return true;
    await capture(aptGet, ["update", "-qq"], { env });
    return install(packages);
  });
}

const env = { DEBIAN_FRONTEND: "noninteractive" };

async function install(packages) {
  const args = ["install", "-y", "--no-install-recommends", ...packages];
  return (await capture(aptGet, args, { env })).code === 0;
}

// A package may start its service when it is installed, as PostgreSQL's does: tests leave nothing running. Debian asks
// this file first; where the machine has one of its own, that one decides.
async function withoutServices(work) {
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return await work();
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

// The parts of `npm test` and `npm run check`. Each answers `{passed, failed, skipped, flaky?}` and prints what it found.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot, requireProjectNode, toolEnvironment } from "./project-node.mjs";

const modules = path.join(projectRoot, "node_modules");
const running = new Set();

/** Ends whatever a step still runs, for when the script itself is told to end. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectRoot, env: toolEnvironment(env), stdio: "inherit" });
    running.add(child);
    const settle = (code) => {
      running.delete(child);
      resolve(code);
    };
    child.once("error", (error) => {
      console.error(`${command}: ${error.message}`);
      settle(127);
    });
    child.once("exit", (code) => settle(code ?? 1));
  });
}

const toCount = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

const runScript = (file, args, env) => run(requireProjectNode(), [path.join(modules, file), ...args], env);

/** Runs a command that leaves a JSON report, and counts by it; a command that dies without one has failed once. */
async function countReport(execute, toCounts) {
  const folder = mkdtempSync(path.join(tmpdir(), "tokamak-report-"));
  const file = path.join(folder, "report.json");
  try {
    const code = await execute(file);
    const counts = existsSync(file) ? toCounts(JSON.parse(readFileSync(file, "utf8"))) : toCount(code);
    // A file that cannot be loaded fails the run without a failed test in it.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function lint() {
  return toCount(await runScript("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]));
}

export async function checkTypes() {
  const generated = await runScript("next/dist/bin/next", ["typegen"]);
  return toCount(generated === 0 ? await runScript("typescript/bin/tsc", ["--noEmit"]) : generated);
}

export function runUnitTests(env = {}) {
  const execute = (file) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    return runScript("vitest/vitest.mjs", ["run", ...reporters], env);
  };
  return countReport(execute, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

export function runBrowserTests() {
  const execute = (file) =>
    runScript("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    });
  return countReport(execute, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected,
    skipped: stats.skipped,
    flaky: stats.flaky,
  }));
}

/** Runs the named steps in turn, all of them, and prints the closing count; true when nothing failed. */
export async function runSteps(steps) {
  const startedAt = Date.now();
  const total = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  const broken = [];
  for (const [name, work] of steps) {
    console.log(`\n── ${name}`);
    const counts = await work();
    for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
    if (counts.failed > 0) broken.push(name);
  }
  const names = steps.map(([name]) => name).join(", ");
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (broken.length > 0) console.log(`\nfailed in: ${broken.join(", ")}`);
  const { passed, failed, skipped, flaky } = total;
  // Passed only at the second try: no failure, and never kept quiet.
  const second = flaky === 0 ? "" : `${flaky} at the second try, `;
  console.log(
    `\ntests: ${passed} passed, ${second}${failed} failed, ${skipped} skipped (${names}) in ${seconds} s`,
  );
  return failed === 0;
}

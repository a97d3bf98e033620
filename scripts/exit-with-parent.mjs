// Preloaded into a server: its stdin is a pipe from the script that started it. When that script is gone, even by
// SIGKILL, the pipe ends and the server shuts down as if it had been asked to.

import module from "node:module";

// Next hands the preload on to the workers of its development server, whose stdin is empty: they are another's to end.
if (process.env.TOKAMAK_TIED_TO === String(process.ppid)) {
  process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.on("error", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
  process.stdin.unref?.();
}

// What was compiled is else kept only when the process ends in order.
const compiledAfterMs = 3_000;
setTimeout(() => module.flushCompileCache?.(), compiledAfterMs).unref();

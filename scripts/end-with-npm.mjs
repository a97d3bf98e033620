// Purpose: a script ends when the `npm run` that started it ends. npm passes a signal to the shell in between, and the
// shell dies without passing it on, which would leave a server behind that holds the port.

import { readFileSync } from "node:fs";

const pollMs = 500;

/** The process id of npm: the parent of the shell that is our parent; null where the system does not tell. */
function findNpm(shellPid) {
  try {
    // The name in the second field may hold spaces and brackets; the parent's id is the second field after it.
    const fields = readFileSync(`/proc/${shellPid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return Number(fields[1]);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = findNpm(shell);
  const poll = setInterval(() => {
    if (process.ppid === shell && (npm === null || isAlive(npm))) return;
    clearInterval(poll);
    process.kill(process.pid, "SIGTERM");
  }, pollMs);
  poll.unref();
}

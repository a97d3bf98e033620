import { markPeers } from "./auth/mark-peers";
import { getContainer } from "./container";
import { mendPaths } from "./http/mend-paths";
import { reportFailure } from "./report-failure";

/** What a server process does before its first request. Throws `EnvError` where the environment is not right. */
export async function startServer(): Promise<void> {
  markPeers();
  mendPaths();
  const container = getContainer();
  await container.startUpkeep();
  process.once("SIGTERM", () => {
    container
      .shutDown()
      .catch((cause: unknown) => reportFailure("The server did not go down in order", cause));
  });
}

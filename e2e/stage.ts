import { type AppServer, startAppServer } from "./app-server";
import { type LabUpstream, labConnection, startLabUpstream } from "./lab/lab";

/** `demo`: nothing is connected, as at a first start. `lab`: a scripted provider is. */
export type Site = "demo" | "lab";

/** A server and what it is connected to. */
export interface Stage {
  server: AppServer;
  lab: LabUpstream | null;
  stop(): Promise<void>;
}

export interface StageOptions {
  site: Site;
  env?: Record<string, string>;
  /** False: the server asks the upstream which models it has. */
  listed?: boolean;
}

export async function startStage({ site, env = {}, listed = true }: StageOptions): Promise<Stage> {
  if (site === "demo") {
    const server = await startAppServer(env);
    return { server, lab: null, stop: server.stop };
  }
  const lab = await startLabUpstream();
  const server = await startAppServer({ CONNECTIONS: labConnection(lab.upstream, listed), ...env });
  return {
    server,
    lab,
    async stop() {
      await server.stop();
      await lab.upstream.close();
    },
  };
}

/** One server per worker and site, started when first needed: a start costs more than most tests. */
export function createSharedStages() {
  const stages = new Map<Site, Promise<Stage>>();
  return {
    get(site: Site): Promise<Stage> {
      const stage = stages.get(site) ?? startStage({ site });
      stages.set(site, stage);
      return stage;
    },
    async stop(): Promise<void> {
      for (const stage of stages.values()) await (await stage).stop();
    },
  };
}

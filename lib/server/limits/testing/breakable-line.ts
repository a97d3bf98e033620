import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface BreakableLine {
  /** Leads to where the line leads. */
  url: string;
  /** Cuts every connection, and takes no new one until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** A line to a server that can be cut in the middle. Without a `target` whoever calls is never answered. */
export async function openLine(target: string | null): Promise<BreakableLine> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((caller) => {
    if (isCut) {
      caller.destroy();
      return;
    }
    const keep = (socket: Socket) => {
      open.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    };
    keep(caller);
    if (target === null) return;
    const { hostname, port } = new URL(target);
    const callee = connect(Number(port), hostname);
    keep(callee);
    caller.pipe(callee).pipe(caller);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(target ?? "redis://127.0.0.1");
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    cut() {
      isCut = true;
      hangUp();
    },
    mend() {
      isCut = false;
    },
    async close() {
      hangUp();
      server.close();
      await once(server, "close");
    },
  };
}

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** The way between a browser and a server, which a test can cut. Chromium's own offline mode leaves open streams alone. */
export interface CuttableProxy {
  url: string;
  /** Breaks every connection and accepts no new one that lasts. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startCuttableProxy(targetUrl: string): Promise<CuttableProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A cut connection ends with a reset on either side: that is what it is for.
    socket.on("error", () => socket.destroy());
  };
  const proxy = createServer((client) => {
    hold(client);
    if (isCut) return void client.resetAndDestroy();
    const server = connect(Number(target.port), target.hostname);
    hold(server);
    client.pipe(server);
    server.pipe(client);
    client.once("close", () => server.destroy());
    server.once("close", () => client.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      breakAll();
      proxy.close();
      await once(proxy, "close");
    },
  };
}

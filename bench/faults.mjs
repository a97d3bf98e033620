// What becomes of a column for every fault that is known, as a table: `node bench/faults.mjs`. It plays them all, over real
// sockets, in every position, and says where what happened is not what must; needs no build.
import path from "node:path";
import { runnerImport } from "vite";

const root = path.resolve(import.meta.dirname, "..");
const load = async (name) => {
  const file = path.join(root, "lib/server/models/testing/faults", name);
  const config = { root, configFile: false, logLevel: "error", resolve: { alias: { "@": root } } };
  return (await runnerImport(file, config)).module;
};
const { writeFaultTable } = await load("write-fault-table.ts");
process.stdout.write(await writeFaultTable());

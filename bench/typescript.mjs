// Lets a script of plain Node import the project's TypeScript as the project writes its imports: "@/lib/…", without endings.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "..");

registerHooks({
  resolve(specifier, context, nextResolve) {
    const file = toFile(specifier, context.parentURL);
    return nextResolve(file ? pathToFileURL(file).href : specifier, context);
  },
});

function toFile(specifier, parentUrl) {
  if (specifier.startsWith("@/")) return findSource(path.join(root, specifier.slice(2)));
  if (!specifier.startsWith(".") || !parentUrl?.startsWith("file:")) return null;
  return findSource(path.join(path.dirname(fileURLToPath(parentUrl)), specifier));
}

function findSource(file) {
  return existsSync(`${file}.ts`) ? `${file}.ts` : null;
}

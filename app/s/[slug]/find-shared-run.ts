import { headers } from "next/headers";
import { cache } from "react";
import { getContainer } from "@/lib/server/container";
import type { SharedRun } from "@/lib/server/shares/share-service";

/** What a permalink shows this visitor, or null. Once a request: the title needs it, too. Makes nobody known here. */
export const findSharedRun = cache(async (slug: string): Promise<SharedRun | null> => {
  const container = getContainer();
  // Its cookies are all that is read of it; the address is never used.
  const { account } = await container.identifyVisitor(
    new Request("http://localhost", { headers: await headers() }),
  );
  const found = await container.shares.read(slug, { account });
  return found.ok ? found.value : null;
});

/** The run's title, or its prompt's first words. */
export function titleOf({ title, run }: SharedRun, maxChars = 60): string {
  const words = title ?? run.prompt.trim().split("\n", 1)[0] ?? "";
  return words.length > maxChars ? `${words.slice(0, maxChars).trimEnd()}…` : words;
}

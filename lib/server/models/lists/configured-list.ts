import { fixedListing } from "@/lib/server/models/connection";
import type { ConfiguredModel } from "@/lib/server/models/connection-spec";
import { toSummary } from "./parsed-list";

/** Where the operator named the models, they are the list, and the server is not asked. */
export function createConfiguredListing(connection: string, models: readonly ConfiguredModel[]) {
  return fixedListing(
    models.map(({ id, contextLength, maxOutputTokens, price, images }) =>
      toSummary(connection, id, {
        contextLength: contextLength ?? null,
        maxOutputTokens: maxOutputTokens ?? null,
        price: price ?? null,
        // Of the other settings nothing is known, so all are offered.
        takes:
          images === undefined ? null : { temperature: true, reasoning: true, maxOutputTokens: true, images },
      }),
    ),
  );
}

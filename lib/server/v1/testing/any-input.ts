import fc from "fast-check";
import { expect } from "vitest";
import { apiErrorSchema } from "@/lib/contract/openai/chat-response";
import type { V1Bench } from "./v1-bench";

const junk = fc.jsonValue({ maxDepth: 3 });

/** What a client sends there, or at times anything. */
export function maybe<T>(sensible: fc.Arbitrary<T>) {
  return fc.oneof({ weight: 12, arbitrary: sensible }, junk);
}

/** Nothing that is sent gives a 5xx: it is answered, or refused in OpenAI's shape. Both must have been seen. */
export async function expectNoServerError(
  bench: V1Bench,
  path: string,
  request: fc.Arbitrary<object>,
): Promise<void> {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: request }, junk), async (body) => {
      const response = await bench.post(path, body);
      const text = await response.text();
      seen.add(response.status);
      expect(response.status, text).toBeLessThan(500);
      if (response.status !== 200) apiErrorSchema.parse(JSON.parse(text));
    }),
    { numRuns: 250 },
  );
  expect([...seen]).toEqual(expect.arrayContaining([200, 422]));
}

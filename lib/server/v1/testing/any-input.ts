import fc from "fast-check";
import { expect } from "vitest";
import { apiErrorSchema } from "@/lib/contract/openai/chat-response";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { judgement, LAB, type V1Bench } from "./v1-bench";

const junk = fc.jsonValue({ maxDepth: 3 });

/** What a client sends there, or at times anything. */
export function maybe<T>(sensible: fc.Arbitrary<T>) {
  return fc.oneof({ weight: 12, arbitrary: sensible }, junk);
}

/** Every model says this, and judges as a judge should where it is asked to: a 5xx is then never the fault of the upstream. */
export function answerAlways({ upstream }: V1Bench, text: string): void {
  for (const model of LAB)
    upstream.script(model, ({ body }) =>
      JSON.stringify(body).includes("<verdict>") ? judgement({ answer: text }) : answer(text),
    );
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

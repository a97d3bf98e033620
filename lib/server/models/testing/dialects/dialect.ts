import type { Step } from "@/lib/server/models/testing/upstream-script";

/** The steps of a script that are said in a protocol's own way. */
export type SpokenStep =
  | Extract<
      Step,
      | { text: string }
      | { reasoning: string }
      | { call: object }
      | { args: string }
      | { finish: string }
      | { usage: object }
    >
  | "done";

/** A provider's protocol, as a server speaks it. Made once for each response. */
export type Dialect = () => (step: SpokenStep) => (string | object)[];

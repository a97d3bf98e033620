/** A call that any instance can answer, and what one did answer to it. */
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";

const FREE = { usd: 0, source: "computed" };

export const SAMPLE_MESSAGES = [{ role: "user", content: SAMPLE_PROMPTS[0]?.prompt }];

export const FUSED_CALL = {
  ...{ model: "fusion", messages: SAMPLE_MESSAGES },
  fusion: {
    mode: "merge",
    pool: ["demo/careful", { model: "demo/swift", temperature: 0.2 }],
    judge: "local/extractive",
    include: ["verdict"],
  },
};

export const FUSED_COMPLETION = {
  id: "chatcmpl-run_wBvIPXd2Iu2C-kZA3XkPuQ",
  object: "chat.completion",
  created: 1795845458,
  model: "fusion",
  choices: [
    {
      index: 0,
      message: {
        role: "assistant",
        content:
          "**Go with PostgreSQL.** Managed, one primary, same region as your app.\n\n- 200 writes a second is a small load for it: expect single-digit percent of one modest machine.\n- 50 GB fits in memory on a machine with 64 GB, so the nightly reports stay quick.\n- A NoSQL store moves joins and constraints into your application code, and three engineers have better things to write.\n- SQLite is lovely until the second application server shows up.\n- PostgreSQL accepts 500 connections by default, so you can add application servers without a pooler for a long time.\n- Network distance beats tuning: a database 20 ms away costs a request with ten queries 200 ms before any work is done.\n- A backup that nobody has restored is a hope. Rehearse the restore every quarter.\n\nStart today with the smallest managed plan that has point-in-time recovery; resizing later takes minutes of downtime.\n\n### Also worth knowing\n\n- What would change my mind: a product that must run on the customer's own hardware (then SQLite), or a single access pattern at a hundred times this rate (then a key-value store).\n- Run the nightly reports on a read replica, so that a long query never competes with daytime writes.",
        refusal: null,
      },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: {
    prompt_tokens: 90,
    completion_tokens: 541,
    total_tokens: 631,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 105 },
    cost: 0,
    fusion: {
      calls: [
        { part: "A", model: "demo/careful", prompt_tokens: 45, completion_tokens: 388, cost: FREE },
        { part: "B", model: "demo/swift", prompt_tokens: 45, completion_tokens: 153, cost: FREE },
        { part: "F1", model: "local/extractive", prompt_tokens: 0, completion_tokens: 0, cost: FREE },
      ],
      cost: FREE,
      complete: true,
    },
  },
  fusion: {
    run: "run_wBvIPXd2Iu2C-kZA3XkPuQ",
    outcome: "Merged from A and B by extractive",
    mode: "merge",
    judge: "local/extractive",
    verdict: {
      winner: "B",
      ties: [],
      confidence: "medium",
      why: "Most supported by the others (its final answer (PostgreSQL) is shared by 100% of the candidates; text overlap with the others 36%; 100% of what several say). Measured by text overlap, not understanding: this judge is an algorithm.",
      fusion_beats_best: true,
    },
  },
};

import { z } from "zod";

/** `PUT /api/runs/:id/vote`: the answer that its owner would use. */
export const castVoteSchema = z.strictObject({
  /** A candidate's label, or a fusion's id. */
  pick: z
    .string()
    .regex(/^([A-H]|F[1-9]\d{0,5})$/, "A pick is a candidate’s label, as A, or a fusion’s id, as F1."),
  /** The names were hidden when it was cast. */
  blind: z.boolean().default(false),
});
export type CastVote = z.infer<typeof castVoteSchema>;

export const voteSchema = z.object({
  pick: z.string(),
  blind: z.boolean(),
  /** The wire id of the model whose answer it is; null: a fused answer's or a pasted one's. */
  model: z.string().nullable(),
  profile: z.string().nullable(),
  at: z.string(),
});
export type VoteView = z.infer<typeof voteSchema>;

/** `GET` and `PUT /api/runs/:id/vote`; null: none was cast. */
export const runVoteSchema = z.object({ vote: voteSchema.nullable() });
export type RunVote = z.infer<typeof runVoteSchema>;

/** `GET /api/votes/models`: how often each model's answer was picked, in the asking owner's votes. */
export const modelVotesSchema = z.object({
  items: z.array(
    z.object({
      model: z.string(),
      picked: z.number().int(),
      /** Of so many voted runs in which it had an answer. */
      of: z.number().int(),
    }),
  ),
});
export type ModelVotes = z.infer<typeof modelVotesSchema>;

/** Where votes are kept, one a run. Implemented over Prisma and in memory; one contract suite runs on both. */
export interface NewVote {
  runId: string;
  ownerId: string;
  /** A candidate's label, or a fusion's id. */
  pick: string;
  blind: boolean;
  /** The wire id of the model whose answer it is; null: a fused answer's or a pasted one's. */
  model: string | null;
  /** The models whose answers could have been picked, each once. */
  stood: string[];
  atMs: number;
}

/** `profile`: the one that the run was started with. */
export type VoteRow = Omit<NewVote, "stood"> & { profile: string | null };

export interface ModelTally {
  model: string;
  picked: number;
  of: number;
}

export interface VoteStore {
  /** In place of the one before. Null where the run is gone, or not the owner's: nothing was kept. */
  put(vote: NewVote): Promise<VoteRow | null>;
  find(own: { runId: string; ownerId: string }): Promise<VoteRow | null>;
  /** Does nothing where there is none. */
  delete(own: { runId: string; ownerId: string }): Promise<void>;
  /** Over all of the owner's votes, the most picked first. */
  tallyModels(ownerId: string): Promise<ModelTally[]>;
}

import { z } from "zod";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { attachmentSchema } from "@/lib/contract/attachments";

/** What is being written, kept apart from the setup: neither can spoil the other. */
const draftSchema = z.object({
  prompt: z.string().catch(""),
  system: z.string().catch(""),
  /** What the server keeps for this prompt. */
  attachments: z.array(attachmentSchema).catch([]),
  /** The last prompt that was run: ↑ in an empty editor brings it back. */
  lastPrompt: z.string().catch(""),
  lastAttachments: z.array(attachmentSchema).catch([]),
  /** False until the first sample was filled in. */
  visited: z.boolean().catch(false),
});
export type Draft = z.infer<typeof draftSchema>;

export type DraftStore = { draft: Draft; change(patch: Partial<Draft>): void };

export const DRAFT_STORAGE_KEY = "tokamak.draft";
export const EMPTY_DRAFT: Draft = {
  prompt: "",
  system: "",
  attachments: [],
  lastPrompt: "",
  lastAttachments: [],
  visited: false,
};

export const useDraftStore = create<DraftStore>()(
  persist(
    (set, get) => ({
      draft: EMPTY_DRAFT,
      change: (patch) => set({ draft: { ...get().draft, ...patch } }),
    }),
    {
      name: DRAFT_STORAGE_KEY,
      version: 1,
      skipHydration: true,
      partialize: ({ draft }) => ({ draft }),
      migrate: (old) => old as Pick<DraftStore, "draft">,
      merge: (stored, current) => ({ ...current, draft: parseDraft(stored) }),
    },
  ),
);

/** Part by part: a broken field never costs the prompt. */
function parseDraft(stored: unknown): Draft {
  const parsed = draftSchema.safeParse((stored as { draft?: unknown } | null)?.draft);
  return parsed.success ? parsed.data : EMPTY_DRAFT;
}

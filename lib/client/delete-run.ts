import { createDeferredDeletes } from "./deferred-deletes";

const runs = createDeferredDeletes((id) => `/api/runs/${encodeURIComponent(id)}`, {
  path: "/api/runs/bulk",
  toBody: (ids) => ({ ids, action: "delete" }),
});

export const useDeletions = runs.useHidden;
export const deferDelete = runs.defer;
export const undoDelete = runs.undo;
export const commitDelete = runs.commit;
export const commitDeletes = runs.commitMany;
export const flushDeletes = runs.flush;

import { createDeferredDeletes } from "./deferred-deletes";

const runs = createDeferredDeletes((id) => `/api/runs/${encodeURIComponent(id)}`);

export const useDeletions = runs.useHidden;
export const deferDelete = runs.defer;
export const undoDelete = runs.undo;
export const commitDelete = runs.commit;
export const flushDeletes = runs.flush;

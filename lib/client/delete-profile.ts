import { createDeferredDeletes } from "./deferred-deletes";

export const profileDeletes = createDeferredDeletes((id) => `/api/profiles/${encodeURIComponent(id)}`);

import { createDeferredDeletes } from "./deferred-deletes";

export const connectionDeletes = createDeferredDeletes((id) => `/api/connections/${encodeURIComponent(id)}`);

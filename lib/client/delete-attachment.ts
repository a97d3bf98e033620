import { attachmentPath } from "@/lib/contract/attachments";
import { createDeferredDeletes } from "./deferred-deletes";

/** Removed from the prompt, and from the server once that cannot be undone any more. */
export const attachmentDeletes = createDeferredDeletes(attachmentPath);

import { allowCrossOrigin, refuseV1Path } from "@/lib/server/v1/v1-route";

/** What no other route answers: an error that OpenAI's clients can read, and not the page that people see. */
const refuse = refuseV1Path;

export const OPTIONS = allowCrossOrigin;

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };

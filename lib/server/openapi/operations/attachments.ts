import { z } from "zod";
import { LOOSE_KEPT_HOURS, MAX_FILE_NAME_CHARS, TAKEN_FILES } from "@/lib/contract/attachments";
import type { Operation } from "@/lib/server/openapi/operation";

const nameQuery = z.object({
  name: z
    .string()
    .optional()
    .describe(`What to call the file; ${MAX_FILE_NAME_CHARS} characters of it are kept.`),
});

export const ATTACHMENTS: readonly Operation[] = [
  {
    ...{ method: "post", path: "/api/attachments", id: "addAttachment", tag: "Runs", scope: "run" },
    summary: "Store a file for a prompt",
    description: `The body is the file itself: ${TAKEN_FILES}. What it is, is found in its bytes, not in its name. The run then names its id in \`attachments\`.
What no run has is deleted after ${LOOSE_KEPT_HOURS} hours.`,
    query: nameQuery,
    body: { file: "The bytes of the file." },
    answers: [{ status: 201, description: "It is stored.", content: { json: "Attachment" } }],
    refusals: ["unsupported-file", "limit-reached"],
  },
  {
    ...{ method: "get", path: "/api/attachments/{attachmentId}", id: "getAttachment" },
    ...{ tag: "Runs", scope: "read" },
    summary: "The bytes of a file",
    description: "As they were stored. Text comes as plain text in UTF-8, whatever it says it is.",
    answers: [
      {
        status: 200,
        description: "The file.",
        content: { other: ["image/png", "image/jpeg", "image/webp", "image/gif", "text/plain"] },
      },
    ],
    refusals: ["not-found"],
  },
  {
    ...{ method: "delete", path: "/api/attachments/{attachmentId}", id: "deleteAttachment" },
    ...{ tag: "Runs", scope: "manage" },
    summary: "Delete a file",
    description: "409 `attachment-in-use`: a run has it. Delete the run, and the file goes with it.",
    answers: [{ status: 204, description: "It is gone." }],
    refusals: ["not-found", "attachment-in-use"],
  },
];

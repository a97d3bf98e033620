import type { Operation } from "@/lib/server/openapi/operation";

export const SHARES: readonly Operation[] = [
  {
    ...{ method: "get", path: "/api/runs/{runId}/share", id: "getShare", tag: "History", scope: "read" },
    summary: "The permalink of a run",
    description: "Null: it has none.",
    answers: [{ status: 200, description: "The permalink.", content: { json: "ShareAnswer" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/api/runs/{runId}/share", id: "shareRun", tag: "History", scope: "manage" },
    summary: "Make a permalink, or change it",
    description:
      "A read-only page of the run as it is now, at `/s/<slug>`. Asked again it keeps its address and shows what came since; what is left out stays as it was.",
    body: {
      schema: "ShareRun",
      optional: true,
      examples: { "For whoever has the link": { audience: "link", showCosts: false, expiresAt: null } },
    },
    answers: [{ status: 201, description: "The permalink.", content: { json: "Share" } }],
    refusals: ["not-found"],
  },
  {
    ...{
      method: "delete",
      path: "/api/runs/{runId}/share",
      id: "revokeShare",
      tag: "History",
      scope: "manage",
    },
    summary: "Revoke a permalink",
    description: "At once, and for good: another one has another address.",
    answers: [{ status: 204, description: "There is none." }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/shares/{slug}", id: "readShare", tag: "History", scope: "read" },
    summary: "What a permalink shows",
    description:
      "A run's state without what its owner keeps back. One that was revoked, has expired, or is not for you answers 404.",
    answers: [{ status: 200, description: "The state.", content: { json: "Run" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/shares/{slug}/events", id: "followShare", tag: "History", scope: "read" },
    summary: "A shared run as it happens",
    description: "As the events of a run of one's own, up to where its permalink goes.",
    headers: ["Last-Event-ID"],
    answers: [
      { status: 200, description: "The events after that one.", content: { events: "RunEvent" } },
      { status: 204, description: "It has ended, and you have all of its events." },
    ],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/shares/{slug}/attachments/{attachmentId}", id: "getSharedAttachment" },
    ...{ tag: "History", scope: "read" },
    summary: "A file of a shared run",
    description: "As long as the permalink holds.",
    answers: [
      {
        status: 200,
        description: "The file.",
        content: { other: ["image/png", "image/jpeg", "image/webp", "image/gif", "text/plain"] },
      },
    ],
    refusals: ["not-found"],
  },
];

import type { Operation } from "@/lib/server/openapi/operation";

const SETUP = {
  mode: "merge",
  pool: [{ model: "demo/careful" }, { model: "demo/swift" }],
  judges: ["local/extractive"],
  criteria: [{ name: "accuracy", weight: 3 }],
  wait: null,
  limits: {},
};

export const PROFILES: readonly Operation[] = [
  {
    ...{ method: "get", path: "/api/profiles", id: "listProfiles", tag: "Profiles", scope: "read" },
    summary: "Profiles that you may use",
    description:
      "Your own, then those that others offer. The built-in ones are in `GET /api/models`, with how each resolves now.",
    answers: [{ status: 200, description: "The profiles.", content: { json: "ProfileList" } }],
  },
  {
    ...{ method: "post", path: "/api/profiles", id: "createProfile", tag: "Profiles", scope: "manage" },
    summary: "Save a setup under a name",
    description: "Its slug, made from the name, is what to call: `fusion/<slug>`.",
    body: { schema: "CreateProfile", examples: { "A panel of two": { name: "My panel", setup: SETUP } } },
    answers: [{ status: 201, description: "The profile.", content: { json: "Profile" } }],
    refusals: ["limit-reached", "guest-not-allowed"],
  },
  {
    ...{ method: "get", path: "/api/profiles/{profileId}", id: "getProfile", tag: "Profiles", scope: "read" },
    summary: "One profile",
    description: "One of your own, or one that another offers.",
    answers: [{ status: 200, description: "The profile.", content: { json: "Profile" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "patch", path: "/api/profiles/{profileId}", id: "changeProfile" },
    ...{ tag: "Profiles", scope: "manage" },
    summary: "Change a profile",
    description: "Your own alone. What is left out stays as it is; its slug never changes.",
    body: { schema: "UpdateProfile", examples: { "Offer it to everyone": { shared: true } } },
    answers: [{ status: 200, description: "As it is now.", content: { json: "Profile" } }],
    refusals: ["not-found", "guest-not-allowed"],
  },
  {
    ...{ method: "delete", path: "/api/profiles/{profileId}", id: "deleteProfile" },
    ...{ tag: "Profiles", scope: "manage" },
    summary: "Delete a profile",
    description: "Runs that were made with it stay. Calls that name it are refused from now on.",
    answers: [{ status: 204, description: "It is gone." }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/profiles/{profileId}/export", id: "exportProfile" },
    ...{ tag: "Profiles", scope: "read" },
    summary: "A profile as a file",
    description: "What `POST /api/profiles/import` takes, here and on another instance.",
    answers: [{ status: 200, description: "The file.", content: { json: "ProfileFile" } }],
    refusals: ["not-found"],
  },
  {
    ...{
      method: "post",
      path: "/api/profiles/import",
      id: "importProfile",
      tag: "Profiles",
      scope: "manage",
    },
    summary: "A profile from a file",
    description: "Models that are not connected here are named when it is run.",
    body: {
      schema: "ProfileFile",
      examples: {
        "A panel of two": {
          ...{ format: "tokamak.profile", version: 1, name: "My panel", about: "", setup: SETUP },
        },
      },
    },
    answers: [{ status: 201, description: "The profile.", content: { json: "Profile" } }],
    refusals: ["limit-reached"],
  },
  {
    ...{ method: "get", path: "/api/profiles/{profileId}/record", id: "getProfileRecord" },
    ...{ tag: "Profiles", scope: "read" },
    summary: "How a profile has done",
    description: "In your own runs alone. Also of the built-in ones: `quality`, `budget`.",
    answers: [{ status: 200, description: "The figures.", content: { json: "ProfileRecord" } }],
    refusals: ["not-found"],
  },
];

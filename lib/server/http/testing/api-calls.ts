/** Every call of the API that changes something, with a body that its schema takes. Tests hold it to the files of `app/api`. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** As in `POST /api/runs/[runId]/stop`. */
export type CallName = `${Method} ${string}`;

export interface ApiCall {
  name: CallName;
  method: Method;
  /** As the folders are called. */
  path: string;
  handle: (request: Request, context: { params: Promise<never> }) => Promise<Response>;
}

const setup = {
  mode: "merge",
  pool: [
    { model: "demo/swift", temperature: 0.5 },
    { pasted: "Four.", name: "mine" },
  ],
  judges: ["local/extractive"],
  criteria: [{ name: "brevity", weight: 5, instruction: "Short." }],
  wait: { policy: "all" },
  limits: { deadlineMs: 90_000 },
};
const run = { prompt: "Why?", profile: "quality", attachments: ["att_x"], system: "Be brief.", seed: 1 };
const token = {
  ...{ name: "Nightly", scopes: ["run"], profiles: ["budget"], models: ["demo/swift"] },
  ...{ dailyCapUsd: 1, monthlyCapUsd: 5, expiresAt: "2100-01-01T00:00:00Z" },
};
const connection = { kind: "openai", baseUrl: "http://127.0.0.1:9/v1", apiKey: "sk-none" };

/** Null: it takes no JSON. */
export const BODIES: Record<CallName, object | null> = {
  "PATCH /api/account": { name: "Ada", defaultProfile: "budget" },
  "DELETE /api/account": { password: "not the password", confirm: "nobody@example.com" },
  "POST /api/account/password": { currentPassword: "not the password", password: "another long sentence" },
  "POST /api/account/providers/[provider]": { next: "/history", invitation: "x".repeat(43) },
  "DELETE /api/account/sessions": null,
  "DELETE /api/account/sessions/[sessionId]": null,
  "POST /api/account/sign-in": { email: "ada@example.com", password: "not the password" },
  "POST /api/account/sign-out": null,
  "POST /api/account/sign-up": { email: "eve@example.com", password: "a plain long sentence", name: "Eve" },
  "PATCH /api/accounts/[accountId]": { role: "member", disabled: false, monthlyBudgetUsd: 5 },
  "POST /api/attachments": null,
  "DELETE /api/attachments/[attachmentId]": null,
  "POST /api/connections": { ...connection, name: "Mine" },
  "PATCH /api/connections/[connectionId]": { name: "Mine", paused: true, apiKey: "sk-new" },
  "DELETE /api/connections/[connectionId]": null,
  "POST /api/connections/[connectionId]/test": null,
  "POST /api/connections/openrouter/sign-in": null,
  "POST /api/connections/test": connection,
  "POST /api/estimate": run,
  "PATCH /api/instance": { signUp: "open", defaultProfile: "budget", accountMonthlyUsd: 5 },
  "POST /api/invitations": { note: "for Bob", days: 7 },
  "DELETE /api/invitations/[invitationId]": null,
  "POST /api/profiles": { name: "Trees", about: "Two.", setup, shared: false },
  "PATCH /api/profiles/[profileId]": { name: "Trees", setup, shared: false },
  "DELETE /api/profiles/[profileId]": null,
  "POST /api/profiles/import": { format: "tokamak.profile", version: 1, name: "Trees", about: "", setup },
  "POST /api/runs": run,
  "POST /api/runs/bulk": { ids: [`run_${"x".repeat(22)}`], action: "tag", tag: "mine" },
  "POST /api/runs/export": { ids: [`run_${"x".repeat(22)}`], as: "md" },
  "PATCH /api/runs/[runId]": { title: "Mine", note: "Mine", starred: true, tags: ["mine"] },
  "DELETE /api/runs/[runId]": null,
  "POST /api/runs/[runId]/candidates/[label]/retry": null,
  "POST /api/runs/[runId]/fusions": { mode: "merge", judge: { models: ["local/extractive"] } },
  "POST /api/runs/[runId]/share": { audience: "link", showCosts: true, expiresAt: "2100-01-01T00:00:00Z" },
  "DELETE /api/runs/[runId]/share": null,
  "POST /api/runs/[runId]/stop": { candidate: "A" },
  "PUT /api/runs/[runId]/vote": { pick: "A", blind: true },
  "DELETE /api/runs/[runId]/vote": null,
  "POST /api/tokens": token,
  "PATCH /api/tokens/[tokenId]": token,
  "DELETE /api/tokens/[tokenId]": null,
};

/** What next-auth answers, and what answers where there is nothing. */
const NOT_OURS = ["/api/auth/[...nextauth]", "/api/[...rest]"];

/** All that the folders hold. */
export async function findApiCalls(): Promise<ApiCall[]> {
  const files = await readdir(path.resolve("app/api"), { recursive: true });
  const routes = files.filter((file) => path.basename(file) === "route.ts").toSorted();
  const calls = await Promise.all(routes.map(readCalls));
  return calls.flat().filter((call) => !NOT_OURS.includes(call.path));
}

async function readCalls(file: string): Promise<ApiCall[]> {
  const whole = path.resolve("app/api", file);
  const source = await readFile(whole, "utf8");
  const handlers = (await import(whole)) as Record<Method, ApiCall["handle"]>;
  const route = path.posix.join("/api", path.dirname(file).split(path.sep).join("/"));
  return METHODS.filter((method) => new RegExp(`^export const ${method} `, "m").test(source)).map(
    (method) => ({
      ...{ name: `${method} ${route}` as const, method, path: route, handle: handlers[method] },
    }),
  );
}

export function changesSomething({ method }: Pick<ApiCall, "method">): boolean {
  return method !== "GET";
}

/** The names between the brackets. */
export function paramsOf(route: string): string[] {
  return [...route.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
}

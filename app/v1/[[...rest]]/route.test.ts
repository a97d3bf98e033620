import { expect, test } from "vitest";
import * as chat from "@/app/v1/chat/completions/route";
import * as responses from "@/app/v1/responses/[responseId]/route";
import { apiErrorSchema } from "@/lib/contract/openai/chat-response";
import { createApiBench, HOST } from "@/lib/server/http/testing/api-bench";
import { OPERATIONS } from "@/lib/server/openapi/operations";
import { V1_CALLS } from "@/lib/server/v1/v1-route";
import { POST } from "./route";

createApiBench();

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response> | Response;

/** As a page of another origin asks, that has no token. */
async function ask(handler: Handler, path: string, { method = "POST", params = {}, host = HOST } = {}) {
  const request = new Request(`http://${HOST}${path}`, { method, headers: { host } });
  const response = await handler(request, { params: Promise.resolve(params as never) });
  const { error } = apiErrorSchema.parse(await response.json());
  const { status, headers } = response;
  return { status, headers, code: error.code, message: error.message };
}

test("an address that no call has says so in OpenAI's shape, to any origin, and what there is", async () => {
  const { headers, ...refused } = await ask(POST, "/v1/embeddings");
  expect(refused).toMatchObject({ status: 404, code: "not_found" });
  expect(refused.message).toContain("POST /v1/embeddings");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("x-request-id")).toMatch(/^req_/);
  for (const { path } of OPERATIONS.filter(({ path }) => path.startsWith("/v1/")))
    expect(V1_CALLS).toContain(path);
  expect((await ask(POST, "/v1/embeddings", { host: "evil.test" })).code).toBe("forbidden_host");
});

test("so does a method that a call does not take", async () => {
  const { headers, ...refused } = await ask(chat.PUT, "/v1/chat/completions", { method: "PUT" });
  expect(refused).toMatchObject({ status: 405, code: "method_not_allowed" });
  expect([headers.get("allow"), headers.get("access-control-allow-origin")]).toEqual(["POST", "*"]);
  expect(headers.get("x-request-id")).toMatch(/^req_/);
});

test("what stands in the place of a response's id, and is none, is an address that no call has", async () => {
  const post = async (responseId: string) =>
    (await ask(responses.POST, `/v1/responses/${responseId}`, { params: { responseId } })).status;
  expect(await post("compact")).toBe(404);
  expect(await post(`resp_run_${"0".repeat(22)}`)).toBe(405);
});

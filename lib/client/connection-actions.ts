import {
  type ConnectionTest,
  type ConnectionView,
  type CreateConnection,
  connectionSchema,
  connectionTestSchema,
  type DraftConnection,
  signInSchema,
  type UpdateConnection,
} from "@/lib/contract/connections";
import { callApi } from "./api";

/** What a person can do with their connections. All throw `ApiError`. */
const at = (id: string) => `/api/connections/${encodeURIComponent(id)}`;
const parseConnection = (data: unknown) => connectionSchema.parse(data);
const parseTest = (data: unknown) => connectionTestSchema.parse(data);

export function addConnection(body: CreateConnection): Promise<ConnectionView> {
  return callApi("/api/connections", parseConnection, { method: "POST", body });
}

export function changeConnection(id: string, body: UpdateConnection): Promise<ConnectionView> {
  return callApi(at(id), parseConnection, { method: "PATCH", body });
}

export function testConnection(id: string): Promise<ConnectionTest> {
  return callApi(`${at(id)}/test`, parseTest, { method: "POST" });
}

export function testDraft(body: DraftConnection): Promise<ConnectionTest> {
  return callApi("/api/connections/test", parseTest, { method: "POST", body });
}

/** Leaves this page for OpenRouter's, which sends the browser back. */
export async function signInWithOpenRouter(): Promise<void> {
  const { url } = await callApi("/api/connections/openrouter/sign-in", (data) => signInSchema.parse(data), {
    method: "POST",
  });
  window.location.assign(url);
}

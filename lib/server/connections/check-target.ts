import type { ConnectionKind } from "@/lib/contract/models";
import type { AllowedHost } from "@/lib/server/net/allowed-hosts";
import { checkBaseUrl } from "@/lib/server/net/check-base-url";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";

export interface Target {
  kind: ConnectionKind;
  baseUrl: string | null;
  apiKey: string | null;
}

/** What must be there for a kind, and whether the address may be called. The address comes back in one notation. */
export function checkTarget(
  { kind, baseUrl, apiKey }: Target,
  allowed: readonly AllowedHost[],
): Outcome<{ baseUrl: string | null }> {
  if (baseUrl === null && kind === "openai-compatible")
    return refuseField("baseUrl", "Enter the server's address.");
  if (apiKey === null && kind !== "openai-compatible") return refuseField("apiKey", "Enter the key.");
  if (baseUrl === null) return accept({ baseUrl: null });
  const checked = checkBaseUrl(baseUrl, allowed);
  return checked.ok ? accept({ baseUrl: checked.url }) : refuseField("baseUrl", checked.message);
}

export function refuseField(path: string, message: string): ReturnType<typeof refuse> {
  return refuse("invalid-body", message, { errors: [{ path, message }] });
}

import type { DotState } from "@/components/ui/state-dot";
import type { ConnectionView, SignInOutcome } from "@/lib/contract/connections";
import { kindName } from "./kind-table";

export const STATES: Record<ConnectionView["state"], { word: string; dot: DotState }> = {
  ready: { word: "Ready", dot: "completed" },
  unreachable: { word: "Not reachable", dot: "failed" },
  loading: { word: "Asking", dot: "running" },
  paused: { word: "Paused", dot: "stopped" },
};

/** What it is, where it leads and by which key, as far as its viewer may know. */
export function describeConnection(connection: ConnectionView): string[] {
  const { kind, name, baseUrl, hasKey, keyHint, own } = connection;
  return [
    kindName(kind) === name ? null : kindName(kind),
    baseUrl?.replace(/^https:\/\//, "") ?? null,
    !own ? null : keyHint !== null ? `key ••••${keyHint}` : hasKey ? "key kept" : "no key",
  ].filter((part) => part !== null);
}

export function describeModels(count: number): string {
  return count === 1 ? "1 model" : `${count.toLocaleString("en")} models`;
}

export const SIGN_IN_MESSAGES: Record<SignInOutcome, string> = {
  done: "OpenRouter is connected: its models can answer and judge now.",
  expired: "The sign-in took too long or was begun in another browser. Sign in again.",
  refused: "OpenRouter did not allow the sign-in. Sign in again, or paste a key.",
  unreachable: "OpenRouter could not be reached to finish the sign-in. Try again, or paste a key.",
  full: "The key came, but there is no room for another connection. Delete one and sign in again.",
};

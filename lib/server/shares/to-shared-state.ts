/**
 * A run cut to what its permalink may show. Pure; the same rules for the state and for each event, so that folding the shared
 * events gives the shared state. Called by the share service alone.
 *
 * Left out always: the run's id (the slug stands in its place), whatever providers said of a failure (it may name an
 * organisation, an address or a part of a key), the names of connections that are the owner's own, the conversation before the
 * prompt, and of a program's call the tools it has and what they gave back. Left out unless the owner wishes otherwise: every cost, wherever one stands.
 */
import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { NoticeCode, RunEvent } from "@/lib/fusion/run-events";
import { isPasted, type RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";

export interface ShareRules {
  slug: string;
  showCosts: boolean;
  /** Whether the instance has a connection of this id. Any other id is one that its owner chose, and says something of them. */
  isInstanceConnection(id: string): boolean;
}

/** Stands for a connection of the owner's own, in model ids and routes. */
const OWN = "own";

export function toSharedState(state: RunState, rules: ShareRules): RunState {
  const hide = hiding(state.request, rules);
  return {
    ...(hide.everywhere(state) as RunState),
    id: rules.slug,
    request: state.request && hide.request(state.request),
    notices: state.notices.map((notice) => ({
      ...notice,
      message: hide.notice(notice.code, notice.message),
    })),
  };
}

/** `request` is the run's own: it says which connections had a part in it. */
export function toSharedEvent(event: RunEvent, request: RunRequest | null, rules: ShareRules): RunEvent {
  const hide = hiding(request, rules);
  const cut = hide.everywhere(event) as RunEvent;
  switch (event.type) {
    case "run.started":
      return {
        ...(cut as typeof event),
        ...(event.id !== undefined && { id: rules.slug }),
        ...(event.request && { request: hide.request(event.request) }),
      };
    case "run.snapshot":
      return { ...event, state: toSharedState(event.state, rules) };
    case "notice":
      return { ...(cut as typeof event), message: hide.notice(event.code, event.message) };
    case "cost.corrected":
      // Of no call that anyone can name: it corrects nothing.
      return rules.showCosts ? cut : { ...(cut as typeof event), generationId: "" };
    default:
      return cut;
  }
}

function hiding(request: RunRequest | null, rules: ShareRules) {
  const own = request ? findConnections(request).filter((id) => !rules.isInstanceConnection(id)) : [];
  const everywhere = (value: unknown) => hideEverywhere(value, "", rules);
  return {
    everywhere,
    request: ({ answer: _, ...asked }: RunRequest): RunRequest => ({
      ...(everywhere(asked) as RunRequest),
      // How many messages there were is said; what they said belongs to other runs.
      history: asked.history.map(({ role }) => ({ role, content: "" })),
      ...(asked.after && { after: asked.after.map(({ role }) => ({ role, content: "" })) }),
      ...(asked.followUp && { followUp: { ...asked.followUp, run: "" } }),
      limits: rules.showCosts ? asked.limits : { ...asked.limits, maxCostUsd: null },
    }),
    notice(code: NoticeCode, message: string): string {
      const plain = PLAIN_NOTICES[code];
      if (plain && (code !== "cap-reached" || !rules.showCosts)) return plain;
      return own.reduce((text, id) => text.replaceAll(`${id}/`, `${OWN}/`), message);
    },
  };
}

/** In place of messages with a provider's words or an amount in them. */
const PLAIN_NOTICES: Partial<Record<NoticeCode, string>> = {
  "provider-warning": "The provider gave a warning.",
  "judge-fallback": "The judge failed, and the next one judges instead.",
  "cap-reached": "The run came to the limit of what it may cost.",
};

/** Every connection that a request names. */
function findConnections({ pool, judge }: RunRequest): string[] {
  const members = pool.flatMap((member) => (isPasted(member) ? [] : [member]));
  const models = [...members.flatMap(({ model, models = [] }) => [model, ...models]), ...judge.models];
  const routes = members.flatMap(({ route }) => (Array.isArray(route) ? route : []));
  return [...new Set([...models.map(connectionOf), ...routes])];
}

const MODEL_KEYS = new Set(["model", "models", "judge", "from", "to", "name"]);

/** By shape and not by place: a cost that a later release puts elsewhere is left out there, too. */
function hideEverywhere(value: unknown, key: string, rules: ShareRules): unknown {
  if (typeof value === "string") return hideConnection(value, key, rules);
  if (Array.isArray(value)) return value.map((each) => hideEverywhere(each, key, rules));
  if (typeof value !== "object" || value === null) return value;
  if (!rules.showCosts && "usd" in value && "source" in value) return UNKNOWN_COST;
  const entries = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    if (!rules.showCosts && (name === "bill" || name === "billBefore")) return [];
    if (name === "refusal") return [];
    if (name === "message" && "reason" in value) return [[name, each === null ? null : ""]];
    // A member whose model has no name is called by the model's id; any other name was given, and stays.
    if (name === "name" && !("model" in value || "to" in value)) return [[name, each]];
    return [[name, hideEverywhere(each, name, rules)]];
  });
  return Object.fromEntries(entries);
}

function hideConnection(text: string, key: string, { isInstanceConnection }: ShareRules): string {
  if (key === "route") {
    const isWay = text === "cheapest" || text === "fastest";
    return isWay || isInstanceConnection(text) ? text : OWN;
  }
  if (!MODEL_KEYS.has(key) || !/^[a-z0-9][a-z0-9-]*\/\S+$/i.test(text)) return text;
  return isInstanceConnection(connectionOf(text)) ? text : `${OWN}${text.slice(text.indexOf("/"))}`;
}

function connectionOf(model: string): string {
  return model.slice(0, model.indexOf("/"));
}

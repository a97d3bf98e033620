/**
 * Everything that an owner does with their API tokens; someone else's does not exist for them. Called by the routes. A whole token
 * leaves it once, in the answer to its creation, and is kept nowhere.
 */
import {
  type ChangeToken,
  type CreatedToken,
  type CreateToken,
  MAX_TOKENS,
  type TokenList,
  type TokenSpending,
  type TokenView,
} from "@/lib/contract/tokens";
import { fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import type { Clock } from "@/lib/fusion/ports";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { hashToken, type TokenKey } from "./token-hash";
import type { TokenChange, TokenRecord, TokenStore } from "./token-store";
import { createTokenText, formatToken, isTokenId, toTokenHint } from "./token-text";

export interface TokenService {
  list(ownerId: string): Promise<TokenList>;
  create(ownerId: string, body: CreateToken): Promise<Outcome<CreatedToken>>;
  change(ownerId: string, id: string, body: ChangeToken): Promise<Outcome<TokenView>>;
  /** Its row goes: the next call with it is refused, and what is under way for it ends. */
  revoke(ownerId: string, id: string): Promise<Outcome<null>>;
}

export interface TokenServiceDeps {
  store: TokenStore;
  key: TokenKey;
  clock: Pick<Clock, "now">;
  /** What the runs of tokens came to so far, by the tokens' ids. */
  spendingOf(ids: readonly string[]): Promise<ReadonlyMap<string, Spending>>;
  /** Ends what is under way for it. */
  stopWork(id: string): void;
}

export interface Spending {
  today: TokenSpending;
  month: TokenSpending;
}

export function createTokenService(deps: TokenServiceDeps): TokenService {
  const { store } = deps;

  async function toViews(records: readonly TokenRecord[]): Promise<TokenView[]> {
    const spending = await deps.spendingOf(records.map(({ id }) => id));
    const now = deps.clock.now();
    return records.map((record) => toView(record, spending.get(record.id) ?? NOTHING, now));
  }

  async function view(ownerId: string, id: string): Promise<Outcome<TokenView>> {
    const record = await store.find(id);
    const [found] = record?.ownerId === ownerId ? await toViews([record]) : [];
    return found ? accept(found) : refuseMissing();
  }

  return {
    list: async (ownerId) => ({ items: await toViews(await store.list(ownerId)), nextCursor: null }),
    create: (ownerId, body) => createToken(ownerId, body, deps),
    async change(ownerId, id, body) {
      const past = refusePast(body.expiresAt, deps.clock.now());
      if (past) return past;
      if (!isTokenId(id) || !(await store.update({ id, ownerId }, toChange(body)))) return refuseMissing();
      return view(ownerId, id);
    },
    async revoke(ownerId, id) {
      if (!isTokenId(id) || !(await store.delete({ id, ownerId }))) return refuseMissing();
      deps.stopWork(id);
      return accept(null);
    },
  };
}

async function createToken(
  ownerId: string,
  body: CreateToken,
  { store, key, clock }: TokenServiceDeps,
): Promise<Outcome<CreatedToken>> {
  const now = clock.now();
  const past = refusePast(body.expiresAt, now);
  if (past) return past;
  if ((await store.list(ownerId)).length >= MAX_TOKENS) {
    return refuse(
      "limit-reached",
      `You have ${MAX_TOKENS} API tokens, the most there can be: revoke one that is no longer used.`,
    );
  }
  const text = createTokenText();
  const { id } = text;
  const grant = { id, name: body.name, scopes: body.scopes, profiles: body.profiles, models: body.models };
  const record = {
    ...{ ...grant, ownerId, secretHash: hashToken(text, key), hint: toTokenHint(text), createdAtMs: now },
    dailyCapMicroUsd: toCap(body.dailyCapUsd),
    monthlyCapMicroUsd: toCap(body.monthlyCapUsd),
    expiresAtMs: toMs(body.expiresAt),
  };
  await store.create(record);
  const view = toView({ ...record, lastUsedAtMs: null }, NOTHING, now);
  return accept({ ...view, token: formatToken(text) });
}

const NO_SPENDING: TokenSpending = { spentUsd: 0, heldUsd: 0 };
const NOTHING: Spending = { today: NO_SPENDING, month: NO_SPENDING };

function toView(record: TokenRecord, { today, month }: Spending, now: number): TokenView {
  const { id, name, hint, scopes, profiles, models, dailyCapMicroUsd, monthlyCapMicroUsd } = record;
  return {
    ...{ id, name, hint, scopes: [...scopes] },
    profiles: profiles && [...profiles],
    models: models && [...models],
    dailyCapUsd: dailyCapMicroUsd === null ? null : fromMicroUsd(dailyCapMicroUsd),
    monthlyCapUsd: monthlyCapMicroUsd === null ? null : fromMicroUsd(monthlyCapMicroUsd),
    ...{ today, month },
    expiresAt: toTime(record.expiresAtMs),
    expired: record.expiresAtMs !== null && record.expiresAtMs <= now,
    lastUsedAt: toTime(record.lastUsedAtMs),
    createdAt: new Date(record.createdAtMs).toISOString(),
  };
}

function toChange({ dailyCapUsd, monthlyCapUsd, expiresAt, ...change }: ChangeToken): TokenChange {
  return {
    ...change,
    ...(dailyCapUsd !== undefined && { dailyCapMicroUsd: toCap(dailyCapUsd) }),
    ...(monthlyCapUsd !== undefined && { monthlyCapMicroUsd: toCap(monthlyCapUsd) }),
    ...(expiresAt !== undefined && { expiresAtMs: toMs(expiresAt) }),
  };
}

function refusePast(expiresAt: string | null | undefined, now: number) {
  if (expiresAt == null || Date.parse(expiresAt) > now) return null;
  const message = "This time has passed: choose a later one, or revoke the token.";
  return refuse("invalid-body", message, { errors: [{ path: "expiresAt", message }] });
}

function refuseMissing(): ReturnType<typeof refuse> {
  return refuse("not-found", "There is no such API token, or it is not yours. It may have been revoked.");
}

function toCap(usd: number | null): number | null {
  return usd === null ? null : toMicroUsd(usd);
}

function toMs(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

function toTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

import type { InvitationList, InvitationView, NewInvitationView } from "@/lib/contract/instance";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { createInvitationToken, isInvitationId, toInvitationId } from "./account-ids";
import type { AccountServiceDeps } from "./account-service-deps";
import type { InvitationRecord } from "./invitation-store";

const DAY_MS = 24 * 3_600_000;
const MOST_LISTED = 200;

type Deps = Pick<AccountServiceDeps, "invitations" | "clock">;

/** The token is told here once; only its hash is kept. */
export async function invite(
  createdBy: string,
  { note, days }: { note: string; days: number },
  { invitations, clock }: Deps,
): Promise<NewInvitationView> {
  const token = createInvitationToken();
  const createdAtMs = clock.now();
  const made = {
    id: toInvitationId(token),
    note,
    createdBy,
    createdAtMs,
    expiresAtMs: createdAtMs + days * DAY_MS,
  };
  await invitations.create(made);
  return { ...toView({ ...made, usedAtMs: null }, createdAtMs), token };
}

export async function listInvitations({ invitations, clock }: Deps): Promise<InvitationList> {
  const records = await invitations.list(MOST_LISTED);
  return { items: records.map((record) => toView(record, clock.now())), nextCursor: null };
}

export async function revokeInvitation(id: string, { invitations }: Deps): Promise<Outcome<null>> {
  if (isInvitationId(id) && (await invitations.delete(id))) return accept(null);
  return refuse("not-found", "There is no such invitation. It may have been revoked.");
}

function toView(record: InvitationRecord, nowMs: number): InvitationView {
  const { id, note, createdAtMs, expiresAtMs, usedAtMs } = record;
  return {
    ...{ id, note },
    state: usedAtMs !== null ? "used" : expiresAtMs <= nowMs ? "expired" : "open",
    createdAt: new Date(createdAtMs).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
  };
}

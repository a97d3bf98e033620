import { onlineManager, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Accepted, acceptedSchema, type CreateRun } from "@/lib/contract/create-run";
import { SHOWN_ACCOUNT_HEADER } from "@/lib/contract/shown-account";
import { accountQuery } from "./account-query";
import { ApiError, callApi } from "./api";
import { RUN_LIST_KEY } from "./run-list-query";

export interface StartRun {
  body: CreateRun;
  /** One per click: a click that reaches the server twice makes one run. */
  idempotencyKey: string;
}

/** `shownAccount`: the id of whoever the page shows signed in. */
function startRun({ body, idempotencyKey }: StartRun, shownAccount: string | undefined): Promise<Accepted> {
  return callApi("/api/runs", (data) => acceptedSchema.parse(data), {
    method: "POST",
    body,
    headers: {
      "idempotency-key": idempotencyKey,
      ...(shownAccount !== undefined && { [SHOWN_ACCOUNT_HEADER]: shownAccount }),
    },
  });
}

/** `POST /api/runs`. `variables` keeps what was refused, so that the screen can tell whether it still stands. */
export function useStartRun(onStarted: (run: Accepted) => void) {
  const client = useQueryClient();
  return useMutation<Accepted, Error, StartRun>({
    mutationFn: (run) => startRun(run, client.getQueryData(accountQuery.queryKey)?.account?.id),
    // The same key goes again, so a lost answer never becomes a second run. Offline it would be in vain.
    retry: (failures, error) =>
      failures < 1 && error instanceof ApiError && error.status === null && onlineManager.isOnline(),
    onSuccess: (run) => {
      onStarted(run);
      void client.invalidateQueries({ queryKey: RUN_LIST_KEY });
    },
    onError: (error) => {
      // Whoever the page shows is not who asks any more: it is to show who does.
      if (error instanceof ApiError && error.problem?.code === "sign-in-needed")
        void client.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
}

/** 128 random bits; `randomUUID` is missing where a page is served over plain HTTP from another host. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Accepted, acceptedSchema, type CreateRun } from "@/lib/contract/create-run";
import { callApi } from "./api";
import { RUN_LIST_KEY } from "./run-list-query";

export interface StartRun {
  body: CreateRun;
  /** One per click: a click that reaches the server twice makes one run. */
  idempotencyKey: string;
}

function startRun({ body, idempotencyKey }: StartRun): Promise<Accepted> {
  return callApi("/api/runs", (data) => acceptedSchema.parse(data), {
    method: "POST",
    body,
    headers: { "idempotency-key": idempotencyKey },
  });
}

/** `POST /api/runs`. `variables` keeps what was refused, so that the screen can tell whether it still stands. */
export function useStartRun(onStarted: (run: Accepted) => void) {
  const client = useQueryClient();
  return useMutation<Accepted, Error, StartRun>({
    mutationFn: startRun,
    // The same key goes again, so a lost answer never becomes a second run.
    retry: (failures, error) => failures < 1 && "status" in error && error.status === null,
    onSuccess: (run) => {
      onStarted(run);
      void client.invalidateQueries({ queryKey: RUN_LIST_KEY });
    },
  });
}

/** 128 random bits; `randomUUID` is missing where a page is served over plain HTTP from another host. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

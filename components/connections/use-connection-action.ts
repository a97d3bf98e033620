import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/client/api";
import { refreshConnections } from "@/lib/client/connections-query";

interface ActionOptions<Result> {
  onDone?: (result: Result) => void;
  /** False where it changes nothing that a list shows. */
  changes?: boolean;
}

/** One action on the connections: pending, refused (beside which field), done, and the lists asked again. */
export function useConnectionAction<Input, Result>(
  act: (input: Input) => Promise<Result>,
  { onDone, changes = true }: ActionOptions<Result> = {},
) {
  const client = useQueryClient();
  const mutation = useMutation<Result, Error, Input>({
    mutationFn: act,
    onSuccess: (result) => {
      if (changes) void refreshConnections(client);
      onDone?.(result);
    },
  });
  const { error } = mutation;
  const fields = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return {
    error,
    run: mutation.mutate,
    pending: mutation.isPending,
    reset: mutation.reset,
    result: mutation.data ?? null,
    messageFor: (path: string) => fields.find((field) => field.path === path)?.message ?? null,
    /** What names no field of the form. */
    message: error && fields.length === 0 ? error.message : null,
  };
}

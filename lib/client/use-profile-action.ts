import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";
import { refreshProfiles } from "./profiles-query";

/** One action on the profiles: pending, refused (beside which field), and done once every list knows of it. */
export function useProfileAction<Input, Result>(
  act: (input: Input) => Promise<Result>,
  { onDone, onRefused }: { onDone?: (result: Result) => void; onRefused?: (error: Error) => void } = {},
) {
  const client = useQueryClient();
  const mutation = useMutation<Result, Error, Input>({
    mutationFn: act,
    onSuccess: async (result) => {
      await refreshProfiles(client);
      onDone?.(result);
    },
    onError: onRefused,
  });
  const { error } = mutation;
  const fields = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return {
    run: mutation.mutate,
    pending: mutation.isPending,
    error,
    fields,
    messageFor: (path: string) => fields.find((field) => field.path === path)?.message ?? null,
    message: error?.message ?? null,
  };
}

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";
import { useFocusAtFault } from "./use-focus-at-fault";

interface FormActionOptions<Result> {
  onDone?: (result: Result) => void;
  /** Asked again once it is done. */
  refreshes?: QueryKey;
}

/** A form that is sent: pending, refused (beside which field), done. After a refusal the first field at fault has the focus. */
export function useFormAction<Input, Result>(
  act: (input: Input) => Promise<Result>,
  { onDone, refreshes }: FormActionOptions<Result> = {},
) {
  const client = useQueryClient();
  const mutation = useMutation<Result, Error, Input>({
    mutationFn: act,
    onSuccess(result) {
      if (refreshes) void client.invalidateQueries({ queryKey: refreshes });
      onDone?.(result);
    },
  });
  const { error } = mutation;
  const form = useFocusAtFault(error);
  const fields = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return {
    form,
    run: mutation.mutate,
    pending: mutation.isPending,
    done: mutation.isSuccess,
    reset: mutation.reset,
    messageFor: (path: string) => fields.find((field) => field.path === path)?.message ?? null,
    /** What names no field of the form. */
    message: error && fields.length === 0 ? error.message : null,
  };
}

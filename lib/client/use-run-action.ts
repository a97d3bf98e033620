import { useMutation } from "@tanstack/react-query";
import { ApiError } from "./api";
import { useRunStore } from "./use-run";

/** One action on the run: pending, refused, and the stream taken up again once it was accepted. */
export function useRunAction<Input = void>(
  act: (runId: string, input: Input) => Promise<void>,
  onRefused?: (message: string) => void,
) {
  const store = useRunStore();
  const mutation = useMutation<void, Error, Input>({
    mutationFn: (input) => act(store.runId, input),
    onSuccess: () => store.follow(),
    onError: (error) => onRefused?.(error.message),
  });
  const error = mutation.error instanceof ApiError ? mutation.error : null;
  return {
    run: mutation.mutate,
    pending: mutation.isPending,
    error: error?.message ?? mutation.error?.message ?? null,
    problem: error,
    done: mutation.isSuccess,
    reset: mutation.reset,
  };
}

import { useQuery } from "@tanstack/react-query";
import type { ModelList } from "@/lib/contract/models";
import { modelsQuery } from "./models-query";
import { type ResolvedSetup, resolveSetup } from "./resolve-setup";
import { useSetupStore } from "./setup-store";
import type { StoredSetup } from "./stored-setup";
import { useGuestDefault } from "./use-default-profile";

export interface CurrentSetup {
  stored: StoredSetup;
  setup: ResolvedSetup;
  models: ModelList | undefined;
  modelsError: Error | null;
  reloadModels: () => void;
}

/** The setup as it would run now: what is stored on top of what the server offers. */
export function useSetup(): CurrentSetup {
  const stored = useSetupStore((store) => store.setup);
  const preferred = useGuestDefault();
  const { data: models, error, refetch } = useQuery(modelsQuery);
  return {
    stored,
    setup: resolveSetup(stored, models, preferred),
    models,
    modelsError: error,
    reloadModels: () => void refetch(),
  };
}

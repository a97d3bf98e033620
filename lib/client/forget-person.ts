import { useBlindStore } from "./blind-store";
import { useDefaultProfileStore } from "./default-profile-store";
import { useDraftStore } from "./draft-store";
import { useModelMarks } from "./model-marks-store";
import { useSetupStore } from "./setup-store";

/**
 * Takes out of this browser what it remembers of whoever asked: the next one is to find neither their prompt nor their files, which
 * would stand in the way of a run. What is the browser's own, such as the rail and the theme, stays.
 */
export function forgetPerson(): void {
  forget(useDraftStore);
  forget(useSetupStore);
  forget(useDefaultProfileStore);
  forget(useBlindStore);
  forget(useModelMarks);
}

interface RememberingStore<State> {
  getInitialState(): State;
  setState(state: State, replace: true): void;
  persist: { clearStorage(): void };
}

/** From memory first: a store writes whatever it is set to. */
function forget<State>(store: RememberingStore<State>): void {
  store.setState(store.getInitialState(), true);
  store.persist.clearStorage();
}

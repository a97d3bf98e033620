const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** About a minute and a half; a part that is gone for good, as after an upgrade, fails then. */
const MOST_ATTEMPTS = 20;

const waitFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Asks for a part of the app until it comes. `lazy` keeps a first failure for good and breaks the page with it: with the
 * line or the server gone for a moment, the page is to wait instead.
 */
export async function loadPersistently<T>(load: () => Promise<T>, wait = waitFor): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await load();
    } catch (cause) {
      if (attempt >= MOST_ATTEMPTS) throw cause;
    }
    await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)));
  }
}

// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { showRunInUrl } from "./run-in-url";

const isAt = (path: string) =>
  vi.waitFor(() => expect(`${window.location.pathname}${window.location.search}`).toBe(path));

it("leads back to the run before, and from the first one out of the playground", async () => {
  window.history.replaceState(null, "", "/history");
  window.history.pushState(null, "", "/");
  for (const run of ["r1", "r2", "r2", null, "r3"]) showRunInUrl(run);
  await isAt("/?run=r3");
  window.history.back();
  await isAt("/?run=r2");
  window.history.back();
  await isAt("/?run=r1");
  window.history.back();
  await isAt("/history");
});

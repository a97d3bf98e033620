import { MutationObserver, onlineManager } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { makeQueryClient } from "./query-client";

afterEach(() => onlineManager.setOnline(true));

it("lets what a person does fail while the browser is offline, and does not keep it for later", async () => {
  onlineManager.setOnline(false);
  const action = new MutationObserver(makeQueryClient(), {
    mutationFn: () => Promise.reject(new Error("The server cannot be reached.")),
  });
  action.mutate().catch(() => undefined);
  expect(action.getCurrentResult().isPaused).toBe(false);
});

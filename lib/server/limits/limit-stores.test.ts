import { describe } from "vitest";
import { createMemoryLimitStore } from "./memory-limit-store";
import { describeLimitStore } from "./testing/limit-store-contract";

describe("the memory limit store", () => {
  describeLimitStore(async () => ({ store: createMemoryLimitStore(), scope: (name) => name }));
});

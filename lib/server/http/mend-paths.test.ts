import { expect, test } from "vitest";
import { toDecodable } from "./mend-paths";

test.each([
  ["/v1/models/lab%2Fa?x=%ff", "/v1/models/lab%2Fa?x=%ff"],
  ["/runs/%E2%82%AC", "/runs/%E2%82%AC"],
  ["/v1/models/%ff", "/v1/models/%25ff"],
  ["/v1/responses/%E0%A4%A?stream=true", "/v1/responses/%25E0%25A4%25A?stream=true"],
  ["/%", "/%25"],
])("%s is asked for as %s", (url, asked) => {
  expect(toDecodable(url)).toBe(asked);
  expect(() => decodeURIComponent(asked.split("?")[0] ?? "")).not.toThrow();
});

import { describe, expect, test } from "vitest";
import { classifyConnectError } from "./classify-connect-error";

const withCode = (code: string) => Object.assign(new Error("no words are read"), { code });
const classify = (error: unknown) =>
  classifyConnectError(error, "Lab", "https://models.example/v1/chat/completions");

describe("A request without an answer", () => {
  test.each([
    ["CERT_HAS_EXPIRED", "Lab: the TLS certificate of models.example is not valid (CERT_HAS_EXPIRED)."],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "Lab: the TLS certificate of models.example is not valid (ERR_TLS_CERT_ALTNAME_INVALID).",
    ],
    ["EHOSTUNREACH", "Lab: there is no route to models.example. Check the network."],
    [
      "EAI_AGAIN",
      "Lab: the host name models.example cannot be resolved. Check the base URL and the network.",
    ],
    [
      "ERR_FORBIDDEN_ADDRESS",
      "Lab: models.example does not lead to a public address, and this server calls no other for you. Its operator can list the host in ALLOW_PRIVATE_HOSTS.",
    ],
    ["ESOMETHING", "Lab: the request to models.example failed (ESOMETHING)."],
  ])("%s fails at once, as the network's fault", (code, message) => {
    const error = new TypeError("fetch failed", { cause: withCode(code) });
    expect(classify(error)).toEqual({
      failure: { reason: "network", message, retryable: true },
      served: false,
      retry: "never",
      retryAfterMs: null,
    });
  });

  test("a dual-stack connect is judged by what its addresses said", () => {
    const error = new TypeError("fetch failed", { cause: new AggregateError([withCode("ECONNREFUSED")]) });
    expect(classify(error).failure.message).toBe(
      "Lab: nothing listens at models.example. Check that the server runs, and the base URL.",
    );
  });

  test("a connect that takes too long is timed out", () => {
    expect(classify(withCode("UND_ERR_CONNECT_TIMEOUT")).failure.reason).toBe("timed-out");
  });
});

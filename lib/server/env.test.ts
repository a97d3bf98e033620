import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/server/env";
import { LOCAL_SERVERS } from "@/lib/server/net/allowed-hosts";

const lab = { id: "lab", kind: "openai-compatible", baseURL: "http://127.0.0.1:9/v1" };

const masterKey = Buffer.alloc(32, 1);
const MASTER_KEYS = `a:${masterKey.toString("base64")}`;

const AUTH_SECRET = "s".repeat(32);

const withConnections = (...list: unknown[]) => ({ CONNECTIONS: JSON.stringify(list) });

describe("parseEnv", () => {
  test("has a default for everything", () => {
    expect(parseEnv({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      dataDir: path.resolve("data"),
      database: { file: path.resolve("data/tokamak.db") },
      providers: [],
      providerURLs: {},
      connections: [],
      allowedHosts: [],
      guestAccess: "all",
      keyRing: null,
      privateHosts: LOCAL_SERVERS,
      isLoopback: true,
      demoPace: 1,
      accounts: { signUp: "open", authSecret: null, signInProviders: [], trustedProxies: [] },
      limits: { redisUrl: null, requestsPerMinute: 300, concurrentRuns: 16 },
    });
  });

  test("answers to any name where it is bound to more than this machine, and names are given without a port", () => {
    expect(parseEnv({ HOST: "0.0.0.0" }).allowedHosts).toBeNull();
    expect(() => parseEnv({ ALLOWED_HOSTS: "tokamak.example.com:443" })).toThrow(
      /^ALLOWED_HOSTS .*without ports/,
    );
  });

  test("takes an empty variable for an unset one", () => {
    expect(parseEnv({ PORT: "", CONNECTIONS: " ", DATABASE_URL: "", OPENROUTER_API_KEY: "" })).toEqual(
      parseEnv({}),
    );
  });

  test("reads every variable", () => {
    const model = { id: "a", contextLength: 32768, maxOutputTokens: 4096, price: { input: 0.2, output: 0 } };
    const full = { ...lab, apiKey: "k", models: [model] };
    expect(
      parseEnv({
        PORT: "4000",
        HOST: "0.0.0.0",
        DATA_DIR: "/srv/tokamak",
        DATABASE_URL: "postgres://user@db/tokamak",
        OPENROUTER_API_KEY: "sk-or",
        OPENAI_BASE_URL: "https://proxy.example/v1",
        GUEST_ACCESS: "all",
        ALLOWED_HOSTS: "Tokamak.example.com, [fd00::1]",
        MASTER_KEYS,
        ALLOW_PRIVATE_HOSTS: "ollama.lan:11434, 127.0.0.1",
        AUTH_SECRET,
        AUTH_GITHUB_ID: "gh",
        AUTH_GITHUB_SECRET: "gh-secret",
        AUTH_GITHUB_URL: "https://github.example.com/",
        AUTH_GOOGLE_ID: "no secret, so no Google",
        TRUSTED_PROXIES: "10.0.0.0/8",
        REDIS_URL: "rediss://cache.example:6380/2",
        API_REQUESTS_PER_MINUTE: "0",
        API_CONCURRENT_RUNS: "4",
        ...withConnections(full),
      }),
    ).toEqual({
      port: 4000,
      host: "0.0.0.0",
      dataDir: "/srv/tokamak",
      database: { url: "postgres://user@db/tokamak" },
      providers: [{ kind: "openrouter", apiKey: "sk-or", baseURL: null, billTo: null }],
      providerURLs: { openai: "https://proxy.example/v1" },
      connections: [full],
      allowedHosts: ["tokamak.example.com", "[fd00::1]"],
      guestAccess: "all",
      keyRing: {
        sealing: { id: "a", secret: masterKey },
        keys: new Map([["a", { id: "a", secret: masterKey }]]),
      },
      privateHosts: [
        { name: "ollama.lan", port: 11434 },
        { range: { family: 4, bits: 0x7f000001n, prefix: 32 }, port: null },
      ],
      isLoopback: false,
      demoPace: 1,
      accounts: {
        signUp: "invite",
        authSecret: AUTH_SECRET,
        signInProviders: [
          { id: "github", clientId: "gh", clientSecret: "gh-secret", url: "https://github.example.com" },
        ],
        trustedProxies: [{ family: 4, bits: 0x0a000000n, prefix: 8 }],
      },
      limits: { redisUrl: "rediss://cache.example:6380/2", requestsPerMinute: 0, concurrentRuns: 4 },
    });
  });

  test("a provider's key connects it, in a fixed order, each at its own address or where it is said to be", () => {
    const keys = {
      AI_GATEWAY_API_KEY: "vck",
      HF_TOKEN: "hf",
      HF_BILL_TO: "acme",
      GOOGLE_GENERATIVE_AI_API_KEY: "AIza",
      ANTHROPIC_API_KEY: "sk-ant",
      ANTHROPIC_BASE_URL: "http://127.0.0.1:9/v1",
      OPENAI_API_KEY: "sk",
      OPENROUTER_API_KEY: "sk-or",
    };
    expect(parseEnv(keys).providers).toEqual([
      { kind: "openrouter", apiKey: "sk-or", baseURL: null, billTo: null },
      { kind: "openai", apiKey: "sk", baseURL: null, billTo: null },
      { kind: "anthropic", apiKey: "sk-ant", baseURL: "http://127.0.0.1:9/v1", billTo: null },
      { kind: "google", apiKey: "AIza", baseURL: null, billTo: null },
      { kind: "huggingface", apiKey: "hf", baseURL: null, billTo: "acme" },
      { kind: "ai-gateway", apiKey: "vck", baseURL: null, billTo: null },
    ]);
  });

  test.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])(
    "lets guests use everything on loopback (%s)",
    (HOST) => {
      expect(parseEnv({ HOST }).guestAccess).toBe("all");
    },
  );

  test.each(["0.0.0.0", "::", "192.168.1.4", "127.example.com"])(
    "keeps guests to their own keys on %s",
    (HOST) => {
      expect(parseEnv({ HOST }).guestAccess).toBe("own-keys");
    },
  );

  test("opens no private host to others unless it is told to, and none at all where it is told that", () => {
    expect(parseEnv({ HOST: "0.0.0.0" }).privateHosts).toEqual([]);
    expect(parseEnv({ ALLOW_PRIVATE_HOSTS: "none" }).privateHosts).toEqual([]);
  });

  test("does not start with PostgreSQL and no master key, and says how to make one", () => {
    for (const HOST of ["127.0.0.1", "0.0.0.0"]) {
      expect(() => parseEnv({ DATABASE_URL: "postgres://db/tokamak", HOST })).toThrow(
        /^MASTER_KEYS must be set with PostgreSQL: .*openssl rand -base64 32/,
      );
    }
    expect(parseEnv({ DATABASE_URL: "postgres://db/tokamak", MASTER_KEYS }).keyRing).not.toBeNull();
    expect(() => parseEnv({ DATABASE_URL: "postgres://db/tokamak", HOST: "0.0.0.0", MASTER_KEYS })).toThrow(
      /^AUTH_SECRET must be set with PostgreSQL beyond loopback: .*openssl rand -base64 32/,
    );
    expect(parseEnv({ DATABASE_URL: "file:/tmp/other.db" }).keyRing).toBeNull();
  });

  test("takes another SQLite file", () => {
    expect(parseEnv({ DATABASE_URL: "file:/tmp/other.db" }).database).toEqual({ file: "/tmp/other.db" });
  });

  test.each([
    ["a port that is no number", { PORT: "http" }, "PORT must be a number from 1 to 65535"],
    ["a port out of range", { PORT: "70000" }, "PORT must be a number from 1 to 65535"],
    ["a sign-up mode that is none", { SIGNUP: "all" }, 'SIGNUP must be "open", "invite" or "closed"'],
    ["a secret that is too short", { AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters"],
    ["a proxy that is no address", { TRUSTED_PROXIES: "proxy.lan" }, 'TRUSTED_PROXIES has "proxy.lan"'],
    [
      "a Redis that is none",
      { REDIS_URL: "localhost:6379" },
      "REDIS_URL must start with redis:// or rediss://",
    ],
    [
      "a limit that is none",
      { API_CONCURRENT_RUNS: "1.5" },
      "API_CONCURRENT_RUNS must be a whole number from 0 to 10000; 0 is no limit",
    ],
    ["an unknown database", { DATABASE_URL: "mysql://db" }, "DATABASE_URL must start with postgres://"],
    [
      "a master key that is too short",
      { MASTER_KEYS: "a:AAAA" },
      "MASTER_KEYS (entry 1 must hold a key of 32 bytes",
    ],
    [
      "a private host that is none",
      { ALLOW_PRIVATE_HOSTS: "lan,http://x" },
      'ALLOW_PRIVATE_HOSTS has "http://x"',
    ],
    ["an unknown guest access", { GUEST_ACCESS: "none" }, 'GUEST_ACCESS must be "all" or "own-keys"'],
    [
      "connections that are no JSON",
      { CONNECTIONS: "[{" },
      "CONNECTIONS must be a JSON list, as shown in .env.example",
    ],
    [
      "connections that are no list",
      { CONNECTIONS: "{}" },
      "CONNECTIONS must be a JSON list, as shown in .env.example",
    ],
    ["an id that is no slug", withConnections({ ...lab, id: "My Lab" }), "CONNECTIONS (0.id) must be a slug"],
    ["a reserved id", withConnections({ ...lab, id: "demo" }), "CONNECTIONS (0.id) is taken"],
    ["an id used twice", withConnections(lab, lab), 'CONNECTIONS (1.id) "lab" is used twice'],
    [
      "another kind",
      withConnections({ ...lab, kind: "grpc" }),
      'CONNECTIONS (0.kind) must be "openai-compatible"',
    ],
    [
      "a base URL that is none",
      withConnections({ ...lab, baseURL: "ftp://x" }),
      "CONNECTIONS (0.baseURL) must be an http",
    ],
    [
      "a provider's address that is none",
      { OPENAI_API_KEY: "sk", OPENAI_BASE_URL: "ftp://x" },
      "OPENAI_BASE_URL must be an http(s) URL; leave it out for the provider itself",
    ],
    [
      "an id that a provider's key has taken",
      { OPENAI_API_KEY: "sk", ...withConnections(lab, { ...lab, id: "openai" }) },
      'CONNECTIONS (1.id) "openai" is taken by the provider whose key is set',
    ],
    ["a misspelt key", withConnections({ ...lab, apikey: "k" }), "CONNECTIONS (0) Unrecognized key"],
    [
      "a negative price",
      withConnections({ ...lab, models: [{ id: "a", price: { input: -1, output: 1 } }] }),
      "CONNECTIONS (0.models.0.price.input) must be 0 or more",
    ],
  ])("refuses %s and names it", (_case, record, message) => {
    expect(() => parseEnv(record)).toThrow(message);
  });

  test("names every bad variable at once, and where to set it", () => {
    expect(() => parseEnv({ PORT: "0", GUEST_ACCESS: "x" })).toThrow(
      'PORT must be a number from 1 to 65535\nGUEST_ACCESS must be "all" or "own-keys"\nSet it in the environment or in .env',
    );
  });
});

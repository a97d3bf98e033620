import { expect, test } from "vitest";
import { checkHost } from "./check-host";
import { HttpRefusal } from "./http-refusal";

function isRefused(host: string, allowed: string[] | null): boolean {
  try {
    checkHost(new Request("http://127.0.0.1:3000/api/models", { headers: { host } }), allowed);
    return false;
  } catch (error) {
    if (error instanceof HttpRefusal) return error.refusal.code === "forbidden-host";
    throw error;
  }
}

test("this machine's own names are answered, with any port", () => {
  const own = [
    "localhost",
    "localhost:3000",
    "LOCALHOST:3000",
    "app.localhost:3000",
    "127.0.0.1",
    "127.8.8.8:80",
    "[::1]:3000",
  ];
  expect(own.map((host) => isRefused(host, []))).toEqual(own.map(() => false));
});

test("a foreign name that points at this machine is refused, also one that looks like ours", () => {
  const foreign = [
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evillocalhost",
    "",
    "a b",
  ];
  expect(foreign.map((host) => isRefused(host, []))).toEqual(foreign.map(() => true));
});

test("a proxy's name is answered where it is allowed, and every name where all are", () => {
  const hosts = ["Tokamak.example.com", "other.example.com"];
  expect(hosts.map((host) => isRefused(host, ["tokamak.example.com"]))).toEqual([false, true]);
  expect(hosts.map((host) => isRefused(host, null))).toEqual([false, false]);
});

import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { createApiBench, HOST } from "@/lib/server/http/testing/api-bench";
import type { OpenApiDocument } from "@/lib/server/openapi/build-document";
import { GET } from "./route";

const read = (headers: Record<string, string> = {}) =>
  createApiBench().call(GET, "/openapi.json", { headers });

test("what is served is a valid OpenAPI 3.1 document", async () => {
  const document = (await (await read()).json()) as OpenApiDocument;
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors).toBeUndefined();
  expect([result.valid, document.openapi]).toEqual([true, "3.1.0"]);
});

test("its server is the one that was asked, by the name that was asked for", async () => {
  const urlOf = async (headers: Record<string, string>) =>
    ((await (await read(headers)).json()) as OpenApiDocument).servers;
  expect(await urlOf({})).toEqual([{ url: `http://${HOST}` }]);
  expect(await urlOf({ host: "localhost:8080", "x-forwarded-proto": "https" })).toEqual([
    { url: "https://localhost:8080" },
  ]);
});

test("any page may read it, and whoever has it is not sent it again", async () => {
  const first = await read();
  const etag = first.headers.get("etag") ?? "";
  const again = await read({ "if-none-match": `"other", ${etag}` });
  expect([first.status, first.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
  expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
});

/** GitHub and Google as far as a sign-in goes, on this machine: whoever comes allows it. Checks what it is sent. */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ProviderPerson {
  id: number;
  name: string;
  email: string;
  verified: boolean;
}

export interface FakeProvider {
  url: string;
  /** Who is signed in there. */
  person: ProviderPerson;
  close(): Promise<void>;
}

export const CLIENT = { id: "client-1", secret: "client-secret" };

interface Grant {
  challenge: string | null;
  nonce: string | null;
  redirectUri: string;
}

export async function startFakeProvider(person: ProviderPerson): Promise<FakeProvider> {
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => {
    answer(request, { provider, grants, response }).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const provider: FakeProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    person,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return provider;
}

interface Answering {
  provider: FakeProvider;
  grants: Map<string, Grant>;
  response: ServerResponse;
}

async function answer(request: IncomingMessage, { provider, grants, response }: Answering): Promise<void> {
  const { url: issuer, person } = provider;
  const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
  const send = (data: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(data));
  switch (pathname) {
    case "/.well-known/openid-configuration":
      send({
        issuer,
        authorization_endpoint: `${issuer}/login/oauth/authorize`,
        token_endpoint: `${issuer}/login/oauth/access_token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
      });
      return;
    case "/login/oauth/authorize": {
      const code = randomBytes(8).toString("hex");
      const redirectUri = searchParams.get("redirect_uri") ?? "";
      const nonce = searchParams.get("nonce");
      grants.set(code, { challenge: searchParams.get("code_challenge"), nonce, redirectUri });
      const back = new URL(redirectUri);
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    case "/login/oauth/access_token": {
      const grant = takeGrant(request, new URLSearchParams(await readText(request)), grants);
      if (!grant) return void response.writeHead(400).end();
      const idToken = grant.nonce !== null && { id_token: toIdToken(provider, grant.nonce) };
      send({ access_token: "token-1", token_type: "bearer", ...idToken });
      return;
    }
    case "/api/v3/user":
      send({ id: person.id, login: person.name.toLowerCase(), name: person.name, email: null });
      return;
    case "/api/v3/user/emails":
      send([{ email: person.email, primary: true, verified: person.verified }]);
      return;
    default:
      response.writeHead(404).end();
  }
}

/** Null unless client, address and verifier are those of the code, which serves once. */
function takeGrant(
  request: IncomingMessage,
  body: URLSearchParams,
  grants: Map<string, Grant>,
): Grant | null {
  const grant = grants.get(body.get("code") ?? "") ?? null;
  grants.delete(body.get("code") ?? "");
  const basic = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64")}`;
  const challenge = createHash("sha256")
    .update(body.get("code_verifier") ?? "")
    .digest("base64url");
  const fits =
    request.headers.authorization === basic &&
    grant?.challenge === challenge &&
    grant.redirectUri === body.get("redirect_uri");
  return fits ? grant : null;
}

/** The client is told by its own connection to the issuer: it checks the claims, not the signature. */
function toIdToken({ url, person }: FakeProvider, nonce: string): string {
  const part = (data: unknown) => Buffer.from(JSON.stringify(data)).toString("base64url");
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    ...{ iss: url, aud: CLIENT.id, sub: String(person.id), iat: now, exp: now + 600, nonce },
    ...{ name: person.name, email: person.email, email_verified: person.verified },
  };
  return `${part({ alg: "RS256" })}.${part(claims)}.${part("signed")}`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

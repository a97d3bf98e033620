import { type Dispatcher, fetch as undiciFetch } from "undici";
import { classifyConnectError } from "@/lib/server/models/faults/classify-connect-error";
import { SPECIFIC_CODES } from "@/lib/server/models/faults/fault-codes";
import { parseProviderError } from "@/lib/server/models/faults/provider-error";
import { httpAgent } from "@/lib/server/models/wire/http-agent";
import { readBounded } from "@/lib/server/models/wire/read-bounded";
import { parseObject } from "@/lib/server/models/wire/read-json";

/** OpenRouter's list is about 1 MB. */
const MAX_LIST_BYTES = 16 * 1_048_576;

/** `answered`: the server was reached, and would not. */
export type JsonResult = { ok: true; body: unknown } | { ok: false; answered: boolean; message: string };

/** One GET, redirects refused. Never throws; the message says what is wrong and holds no key. */
export async function fetchJson(
  url: string,
  {
    headers,
    name,
    signal,
    agent = httpAgent,
  }: {
    headers: Record<string, string>;
    name: string;
    signal: AbortSignal;
    agent?: Dispatcher | undefined;
  },
): Promise<JsonResult> {
  try {
    const response = await undiciFetch(url, {
      headers: { accept: "application/json", ...headers },
      redirect: "manual",
      dispatcher: agent,
      signal,
    });
    const text = await readBounded(response.body as ReadableStream<Uint8Array> | null, MAX_LIST_BYTES);
    if (!response.ok) return { ok: false, answered: true, message: refusal(name, response.status, text) };
    return { ok: true, body: JSON.parse(text) };
  } catch (error) {
    if (signal.aborted)
      return { ok: false, answered: false, message: `${name} did not send its list of models in time.` };
    if (error instanceof SyntaxError) {
      return {
        ok: false,
        answered: true,
        message: `${name} answered its list of models with something other than JSON. Check the base URL; it usually ends in /v1.`,
      };
    }
    return { ok: false, answered: false, message: classifyConnectError(error, name, url).failure.message };
  }
}

function refusal(name: string, status: number, body: string): string {
  // Google answers a wrong key with 400 and a code.
  const codes = parseProviderError(parseObject(body))?.codes ?? [];
  const remedy =
    status === 401 || status === 403 || codes.some((code) => SPECIFIC_CODES[code] === "unauthorized")
      ? "Check its key."
      : status < 500
        ? "Check the base URL; it usually ends in /v1."
        : "It will be asked again.";
  return `${name} refused its list of models (HTTP ${status}). ${remedy}`;
}

/**
 * What a scripted model does, as data. `answer()` and `fault()` make the usual scripts; the steps are there for everything
 * else. Used by the unit tests, the API tests and the end-to-end tests alike.
 */
export interface UpstreamRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** The model it is for; null where there was none. */
  model: string | null;
  /** The parsed JSON body; null where there was none. */
  body: ChatBody | null;
  /** Epoch milliseconds. */
  at: number;
  /** The client's port: the same where a socket served twice. */
  remotePort: string;
  /** How often this model was asked before. */
  previous: number;
  /** When the client closed its side before the answer's end; null while it has not. */
  abortedAt: number | null;
  /** When the answer ended; null while it has not. */
  endedAt: number | null;
}

export interface ChatBody {
  model: string;
  messages: { role: string; content: string }[];
  [setting: string]: unknown;
}

export type Step =
  /** A content delta. */
  | { text: string }
  /** A reasoning delta, under either of the names in use. */
  | { reasoning: string; field?: "reasoning" | "reasoning_content" }
  /** Begins a call of a tool; the pieces of its arguments follow. */
  | { call: { id: string; name: string } }
  /** A piece of the arguments of the call that was begun last. */
  | { args: string }
  | { finish: string }
  | { usage: Record<string, unknown> }
  /** Any JSON as one event. */
  | { event: unknown }
  /** Bytes as they are. */
  | { raw: string | Uint8Array }
  | { delayMs: number }
  /** Waits for a promise: a test's gate. */
  | { until: Promise<unknown> }
  | "done"
  /** Ends the response in good order. Implied after the last step. */
  | "close"
  /** Destroys the socket in the middle. */
  | "cut"
  /** Keeps the socket open and says nothing more. */
  | "hang";

export interface StreamScript {
  steps: Step[];
  /** Writes at most this many bytes at a time, each in its own turn of the event loop. */
  slice?: number;
  headers?: Record<string, string>;
  /** Line ends of the event stream. */
  newline?: "\n" | "\r\n" | "\r";
  gzip?: boolean;
}

export interface StatusScript {
  status: number;
  headers?: Record<string, string>;
  /** A string goes out as it is, anything else as JSON. */
  body?: unknown;
}

/** Before any header: closes the socket, or never answers. */
export type SocketScript = "reset" | "no-headers";

export type Script = StreamScript | StatusScript | SocketScript;
export type ScriptedModel = Script | ((request: UpstreamRequest) => Script | Promise<Script>);

export interface AnswerOptions {
  reasoning?: string;
  finish?: string;
  usage?: Record<string, unknown> | null;
  /** Between two deltas. */
  delayMs?: number;
  /** Before the first delta. */
  firstDelayMs?: number;
  /** Characters of a delta; by default about a word. */
  chunk?: number;
}

/** A well-behaved answer: deltas, a finish reason, usage, `[DONE]`. */
export function answer(text: string, options: AnswerOptions = {}): StreamScript {
  const { reasoning = "", finish = "stop", usage, delayMs = 0, firstDelayMs = 0 } = options;
  const wait: Step[] = delayMs > 0 ? [{ delayMs }] : [];
  const deltas = split(text, options.chunk).flatMap((part): Step[] => [{ text: part }, ...wait]);
  const thoughts = split(reasoning, options.chunk).flatMap((part): Step[] => [{ reasoning: part }, ...wait]);
  const counted = usage === undefined ? usageOf(text) : usage;
  return {
    steps: [
      ...(firstDelayMs > 0 ? [{ delayMs: firstDelayMs }] : []),
      ...thoughts,
      ...deltas,
      { finish },
      ...(counted ? [{ usage: counted }] : []),
      "done",
    ],
  };
}

/** A model that will not answer, in OpenAI's words for it. */
export function refusing(...words: readonly string[]): StreamScript {
  const said = words.map((refusal): Step => ({ event: { choices: [{ index: 0, delta: { refusal } }] } }));
  return { steps: [...said, { finish: "stop" }, "done"] };
}

/** An answer that calls tools, the arguments in pieces of a few characters. */
export function calling(
  calls: readonly { id: string; name: string; args: string }[],
  { text = "", usage = usageOf(text), finish = "tool_calls" }: AnswerOptions & { text?: string } = {},
): StreamScript {
  const said = split(text, undefined).map((part): Step => ({ text: part }));
  const called = calls.flatMap(({ args, ...call }): Step[] => [
    { call },
    ...split(args, 4).map((piece) => ({ args: piece })),
  ]);
  return { steps: [...said, ...called, { finish }, ...(usage ? [{ usage }] : []), "done"] };
}

/** An error object as OpenAI-compatible servers send it. */
export function fault(
  status: number,
  error: { message?: string; code?: string | number | null; type?: string | null; metadata?: unknown } = {},
  headers: Record<string, string> = {},
): StatusScript {
  return { status, headers, body: { error: { message: `scripted ${status}`, ...error } } };
}

function usageOf(text: string): Record<string, unknown> {
  const tokens = Math.max(1, Math.ceil(text.length / 4));
  return { prompt_tokens: 10, completion_tokens: tokens, total_tokens: tokens + 10 };
}

function split(text: string, chunk: number | undefined): string[] {
  if (chunk === undefined) return text.match(/\s*\S+\s*$|\s*\S+|\s+$/g) ?? [];
  const characters = [...text];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += chunk) parts.push(characters.slice(at, at + chunk).join(""));
  return parts;
}

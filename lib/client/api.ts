import { type Problem, problemSchema } from "@/lib/contract/problem";

/** A refusal by the server, or none reached. `problem` is null where the answer was not problem+json. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    message: string,
    readonly status: number | null,
    readonly problem: Problem | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The message for a field (`pool.0.temperature`), or for anything below it. */
  messageFor(path: string): string | null {
    const hit = this.problem?.errors?.find(
      (error) => error.path === path || error.path.startsWith(`${path}.`),
    );
    return hit?.message ?? null;
  }
}

interface ApiRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** One JSON call to the app's own API. Throws `ApiError`; resolves to undefined for an answer without a body. */
export async function callApi<T>(
  path: string,
  parse: (data: unknown) => T,
  request: ApiRequest = {},
): Promise<T> {
  const response = await send(path, request);
  if (!response.ok) throw await toApiError(response);
  const text = await response.text();
  return parse(text === "" ? undefined : JSON.parse(text));
}

async function send(path: string, { method = "GET", body, headers, signal }: ApiRequest): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(
      "The server cannot be reached. Check that it is running and that you are online.",
      null,
      null,
      { cause },
    );
  }
}

async function toApiError(response: Response): Promise<ApiError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiError(parsed.data.detail, response.status, parsed.data);
  return new ApiError(
    `The server answered ${response.status} ${response.statusText}.`,
    response.status,
    null,
  );
}

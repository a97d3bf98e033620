import { attachmentSchema } from "@/lib/contract/attachments";
import { problemSchema } from "@/lib/contract/problem";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import { ApiError } from "./api";

interface Upload {
  file: Blob;
  name: string;
  /** From 0 to 1. */
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** `POST /api/attachments`. By XMLHttpRequest, because `fetch` does not tell how much of a body has gone. Throws `ApiError`. */
export function uploadFile({ file, name, onProgress, signal }: Upload): Promise<AttachmentRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    signal.addEventListener("abort", cancel, { once: true });
    const fail = (message: string, status: number | null) => reject(new ApiError(message, status, null));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onabort = () => fail("The upload was cancelled.", null);
    request.onerror = () => fail("The server cannot be reached: check that you are online.", null);
    request.onload = () => {
      const answer = parseJson(request.responseText);
      const stored = attachmentSchema.safeParse(answer);
      if (request.status === 201 && stored.success) return resolve(stored.data);
      const problem = problemSchema.safeParse(answer);
      if (!problem.success) return fail(`The server answered ${request.status}.`, request.status);
      reject(new ApiError(problem.data.detail, request.status, problem.data));
    };
    request.onloadend = () => signal.removeEventListener("abort", cancel);
    request.open(
      "POST",
      `/api/attachments?name=${encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd"))}`,
    );
    request.send(file);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

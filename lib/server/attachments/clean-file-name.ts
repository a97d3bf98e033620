import { MAX_FILE_NAME_CHARS } from "@/lib/contract/attachments";

/**
 * A name to show and to put into a prompt: the last part of a path, in one line, without characters that nobody sees or
 * that turn the writing around.
 */
export function cleanFileName(name: string): string {
  const last =
    name
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .split(/[/\\]/)
      .at(-1) ?? "";
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  const kept = [...visible].slice(0, MAX_FILE_NAME_CHARS).join("").trim();
  return /^\.*$/.test(kept) ? "file" : kept;
}

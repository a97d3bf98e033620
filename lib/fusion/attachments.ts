/** What a prompt's attachments mean to the core: on which message they go, what they weigh, and what was left out of a call. */
import type { Label } from "./labels";
import type { AttachmentRef, ChatMessage, RunRequest } from "./run-request";
import type { Session } from "./run-session";

/**
 * One image of usual size. At 1024 × 1024 pixels: Anthropic width × height / 750 = 1,398, and about 1,600 for anything larger
 * (older models scale it down); Google about 1,100 (Gemini 3); OpenAI 765 (GPT-4o) to about 1,200 (newer ones).
 */
const IMAGE_TOKENS = 1_500;
const CHARS_PER_TOKEN = 4;

/** As many characters of a prompt as they weigh, for estimates: a text file's bytes, and an image's tokens as if it were text. */
export function attachmentChars(attachments: readonly AttachmentRef[] = []): number {
  return attachments.reduce(
    (sum, { kind, bytes }) => sum + (kind === "image" ? IMAGE_TOKENS * CHARS_PER_TOKEN : bytes),
    0,
  );
}

/** Every file that a run's calls carry: its prompt's, and those of the conversation around it. Each once. */
export function filesOf({
  attachments = [],
  history,
  after = [],
}: Pick<RunRequest, "attachments" | "history" | "after">): AttachmentRef[] {
  const all = [...attachments, ...[...history, ...after].flatMap((message) => message.attachments ?? [])];
  return [...new Map(all.map((ref) => [ref.id, ref])).values()];
}

/** The prompt as a message, with what it carries. */
export function promptMessage(
  { attachments }: Pick<RunRequest, "attachments">,
  content: string,
): ChatMessage {
  return { role: "user", content, ...(attachments && { attachments }) };
}

/** As they stand in a text that has so many characters more in front. */
export function moveAttachments(attachments: readonly AttachmentRef[], by: number): AttachmentRef[] {
  return attachments.map((ref) => (ref.at === undefined ? ref : { ...ref, at: Math.max(0, ref.at + by) }));
}

/** A message in other words than the prompt's, with what the prompt carries before all of them. */
export function messageAboutPrompt(
  { attachments }: Pick<RunRequest, "attachments">,
  content: string,
): ChatMessage {
  const unplaced = attachments?.map(({ at: _, ...ref }) => ref);
  return promptMessage(unplaced ? { attachments: unplaced } : {}, content);
}

/** Said once for each candidate and each fusion: a call that is made again leaves out the same. */
export function noteLeftOut(
  session: Pick<Session, "state" | "emit">,
  message: string,
  where: { candidate?: Label; fusion?: string },
): void {
  const told = session
    .state()
    .notices.some(
      (one) =>
        one.code === "attachment-left-out" &&
        one.message === message &&
        one.candidate === where.candidate &&
        one.fusion === where.fusion,
    );
  if (!told) session.emit({ type: "notice", code: "attachment-left-out", message, ...where });
}

/** The parts of a message as one turn. Texts are paragraphs; an image stays where it stands among them. */
import type { AttachmentRef, ChatMessage } from "@/lib/fusion/run-request";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { KeepImage } from "./keep-image";

export interface MessagePart {
  type: string;
  text?: string;
  refusal?: string;
}

/** The data URL of an image and where the caller sent it; null: the part is none. */
type FindImage<Part> = (part: Part, index: number) => { dataUrl: string; path: string } | null;

export function textOf(content: string | readonly MessagePart[]): string {
  return typeof content === "string" ? content : content.map(wordsOf).reduce(joinTexts, "");
}

export async function toUserTurn<Part extends MessagePart>(
  parts: readonly Part[],
  findImage: FindImage<Part>,
  keepImage: KeepImage,
): Promise<Outcome<ChatMessage>> {
  let content = "";
  const attachments: AttachmentRef[] = [];
  for (const [index, part] of parts.entries()) {
    content = joinTexts(content, wordsOf(part));
    const image = findImage(part, index);
    if (!image) continue;
    const kept = await keepImage(image.dataUrl, image.path);
    if (!kept.ok) return kept;
    attachments.push(content === "" ? kept.value : { ...kept.value, at: content.length });
  }
  return accept({ role: "user", content, ...(attachments.length > 0 && { attachments }) });
}

function wordsOf({ text, refusal }: MessagePart): string {
  return text ?? refusal ?? "";
}

function joinTexts(before: string, text: string): string {
  return before === "" || text === "" ? before + text : `${before}\n\n${text}`;
}

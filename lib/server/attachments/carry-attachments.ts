/**
 * Puts the files of a prompt into the calls of a run, whose requests and events only refer to them: text into the message, for
 * every model; images beside it, for the models that take them or may. Stands around the port of the run's owner.
 */
import { toFailure } from "@/lib/fusion/errors";
import type { CallImage, CallMessage, ModelCall, ModelPart, ModelPort } from "@/lib/fusion/ports";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import type { AttachmentService } from "./attachment-service";
import { toFencedFiles } from "./to-fenced-files";

interface CarryOptions {
  ownerId: string;
  attachments: Pick<AttachmentService, "get">;
}

/** Each file is read once in the port's life, which is a session of the run: members and judges send the same bytes. */
export function carryAttachments(models: ModelPort, { ownerId, attachments }: CarryOptions): ModelPort {
  const reads = new Map<string, Promise<Uint8Array | null>>();
  const read = (id: string) => {
    const known = reads.get(id) ?? readOne(id);
    reads.set(id, known);
    return known;
  };
  async function readOne(id: string): Promise<Uint8Array | null> {
    const found = await attachments.get(ownerId, id);
    return found.ok ? found.value.data : null;
  }
  return {
    ...models,
    async *stream(call, signal) {
      if (!call.messages.some((message) => message.attachments)) return yield* models.stream(call, signal);
      const facts = models.facts(call.model);
      const takesImages = facts?.takesImages !== false;
      const lost: string[] = [];
      const messages = await Promise.all(
        call.messages.map((message) => fillMessage(message, { call, takesImages, read, lost })),
      );
      if (lost.length > 0) return yield lostPart(lost);
      if (!takesImages) yield* leftOutParts(call, facts?.name ?? call.model);
      yield* models.stream({ ...call, messages }, signal);
    },
  };
}

interface Filling {
  call: ModelCall;
  takesImages: boolean;
  read(id: string): Promise<Uint8Array | null>;
  /** Gets the names of files that are not there any more. */
  lost: string[];
}

async function fillMessage(
  { attachments = [], ...message }: CallMessage,
  { call, takesImages, read, lost }: Filling,
): Promise<CallMessage> {
  const wanted = attachments.filter(({ kind }) => kind === "text" || takesImages);
  const files = await Promise.all(wanted.map(async (ref) => ({ ref, data: await read(ref.id) })));
  const present = files.flatMap(({ ref, data }) => {
    if (data === null) lost.push(ref.name);
    return data === null ? [] : [{ ref, data }];
  });
  const texts = present.filter(({ ref }) => ref.kind === "text");
  const fenced = toFencedFiles(
    texts.map(({ ref, data }) => ({ name: ref.name, text: new TextDecoder().decode(data) })),
  );
  // What judges and debaters are asked ends with the form of their answer, which must stay the last thing they read.
  const filesLast = call.purpose === "candidate";
  const parts = filesLast ? [message.content, fenced] : [fenced, message.content];
  const content = parts.filter((part) => part !== "").join("\n\n");
  const images = toImages(present, filesLast ? 0 : content.length - message.content.length);
  return { ...message, content, ...(images.length > 0 && { images }) };
}

/** `shift`: how many characters have come before the text that they stand in. */
function toImages(files: readonly { ref: AttachmentRef; data: Uint8Array }[], shift: number): CallImage[] {
  return files
    .filter(({ ref }) => isImage(ref))
    .map(({ ref: { mediaType, at }, data }) => ({
      ...{ mediaType, data },
      ...(at !== undefined && { at: at + shift }),
    }));
}

function* leftOutParts({ messages }: ModelCall, model: string): Generator<ModelPart> {
  const images = messages.flatMap(({ attachments = [] }) => attachments).filter(isImage);
  for (const { name } of images) {
    yield { type: "left-out", message: `Image ${name} was not sent: ${model} takes no images.` };
  }
}

function isImage({ kind }: AttachmentRef): boolean {
  return kind === "image";
}

function lostPart(names: readonly string[]): ModelPart {
  const failure = toFailure(
    "unknown",
    `The server has no ${names.join(", ")} any more: start the run anew with it.`,
  );
  return { type: "failed", failure, served: false, usage: null, reportedUsd: null };
}

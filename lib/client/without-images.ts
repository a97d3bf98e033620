import type { ModelList } from "@/lib/contract/models";
import { type AttachmentRef, isPasted, type Member, type ModelId } from "@/lib/fusion/run-request";
import { memberName, modelName } from "./describe-setup";
import { formatList } from "./format";
import { findModel } from "./model-variants";

/** Known to take none: of the others it is not known, or they do. */
export function takesNoImages(model: ModelId, models: ModelList | undefined): boolean {
  return findModel(model, models)?.takes?.images === false;
}

/** Who will answer or judge without the prompt's images, in a sentence; null where nobody. */
export function describeWithoutImages(
  attachments: readonly AttachmentRef[],
  { pool, judge }: { pool: readonly Member[]; judge: ModelId | null },
  models: ModelList | undefined,
): string | null {
  if (!attachments.some(({ kind }) => kind === "image")) return null;
  const members = pool
    .filter((member) => !isPasted(member) && takesNoImages(member.model, models))
    .map((member) => memberName(member, models));
  const judges =
    judge !== null && takesNoImages(judge, models) ? [`the judge (${modelName(judge, models)})`] : [];
  const names = [...new Set([...members, ...judges])];
  if (names.length === 0) return null;
  return `No images for ${formatList(names)}: ${names.length === 1 ? "it gets" : "they get"} the text only.`;
}

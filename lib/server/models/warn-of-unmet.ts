import type { ModelCall, ModelPart } from "@/lib/fusion/ports";

/** What a call asks for that a model which is none cannot give: its words are fixed. */
export function* warnOfUnmet(
  { tools = [], toolChoice, format }: ModelCall,
  who: string,
): Generator<ModelPart> {
  if (tools.length > 0 && toolChoice !== "none") yield { type: "warning", message: `${who} calls no tools.` };
  if (format) yield { type: "warning", message: `${who} does not answer in a format.` };
}

import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";
import { toResponseFormat } from "./stream/to-call-options";

/** For a provider that keeps to no format without a schema: the schema of any object. */
export function toAnyObject({ format }: ModelCall): Pick<LanguageModelV4CallOptions, "responseFormat"> {
  if (format?.schema !== null) return {};
  return { responseFormat: toResponseFormat({ ...format, schema: { type: "object" } }) };
}

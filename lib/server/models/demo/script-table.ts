/** Every scripted answer, by sample prompt and voice. */
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import type { Script } from "./script";
import { bayesCareful } from "./scripts/bayes-careful";
import { bayesContrarian } from "./scripts/bayes-contrarian";
import { bayesScholar } from "./scripts/bayes-scholar";
import { bayesSwift } from "./scripts/bayes-swift";
import { databaseCareful } from "./scripts/database-careful";
import { databaseContrarian } from "./scripts/database-contrarian";
import { databaseScholar } from "./scripts/database-scholar";
import { databaseSwift } from "./scripts/database-swift";
import { debounceCareful } from "./scripts/debounce-careful";
import { debounceContrarian } from "./scripts/debounce-contrarian";
import { debounceScholar } from "./scripts/debounce-scholar";
import { debounceSwift } from "./scripts/debounce-swift";
import type { VoiceId } from "./voices";

type SampleId = (typeof SAMPLE_PROMPTS)[number]["id"];

export const SCRIPTS: Record<SampleId, Record<VoiceId, Script>> = {
  database: {
    careful: databaseCareful,
    swift: databaseSwift,
    contrarian: databaseContrarian,
    scholar: databaseScholar,
  },
  bayes: { careful: bayesCareful, swift: bayesSwift, contrarian: bayesContrarian, scholar: bayesScholar },
  debounce: {
    careful: debounceCareful,
    swift: debounceSwift,
    contrarian: debounceContrarian,
    scholar: debounceScholar,
  },
};

/** The script for a prompt as it was typed, edges apart; null for any other prompt. */
export function findScript(prompt: string, voice: VoiceId): Script | null {
  const sample = SAMPLE_PROMPTS.find((each) => each.prompt === prompt.trim());
  return sample ? SCRIPTS[sample.id][voice] : null;
}

/** The script whose answer (perhaps cut short) a debater holds. */
export function findScriptByAnswer(own: string, voice: VoiceId): Script | null {
  const said = own.trim();
  if (said.length < 80) return null;
  return (
    SAMPLE_PROMPTS.map(({ id }) => SCRIPTS[id][voice]).find((script) => script.answer.startsWith(said)) ??
    null
  );
}

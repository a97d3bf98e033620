/**
 * Asks a judge for its sections again. It sees its own output and what was wrong with it, and is told to change no
 * judgement: a repair that may think again would be a second verdict, bought without saying so.
 */
export function repairRequest(spec: { problems: string[]; format: string; keepAnswer: boolean }): string {
  const kept = spec.keepAnswer ? " Your answer section was read and is kept: do not write it again." : "";
  return `Your output could not be read in full:
${spec.problems.map((problem) => `- ${problem}`).join("\n")}

Write the sections again, whole and in the form below. Change no judgement: the same findings, scores and verdict as before, in the right form; add only what was missing.${kept} Nothing outside the sections.

${spec.format}`;
}

import type { Script } from "./scripted-models";

interface JudgeWords {
  winner: string;
  fusionBeatsBest?: boolean;
  answer?: string;
  consensus?: string[];
  why?: string;
}

/** A judge that keeps to the protocol, in pieces of a few characters. */
export function judgeSays({
  winner,
  fusionBeatsBest,
  answer,
  consensus = ["A", "B"],
  why = "It is right.",
}: JudgeWords): Script {
  const verdict = {
    winner,
    ties: [],
    confidence: "high",
    why,
    ...(fusionBeatsBest !== undefined && { fusionBeatsBest }),
  };
  const sections = [
    `<analysis>\n${JSON.stringify({ kind: "consensus", claim: "They agree.", candidates: consensus })}\n</analysis>`,
    `<verdict>\n${JSON.stringify(verdict)}\n</verdict>`,
  ];
  if (answer === undefined) sections.reverse();
  else if (answer !== "") sections.push(`<answer>\n${answer}\n</answer>`);
  return { kind: "says", pieces: piecesOf(`${sections.join("\n")}\n`), everyMs: 5 };
}

export function piecesOf(text: string, size = 7): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

export function answers(text: string, everyMs = 10): Script {
  return { kind: "says", pieces: piecesOf(text), everyMs };
}

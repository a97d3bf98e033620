import type { Mode } from "@/lib/fusion/run-request";
import type { Verdict } from "./analysis";
import type { ContestantRef } from "./contestant-ref";
import type { JudgePart } from "./judge-call";
import { parseFinding } from "./parse-finding";
import { parseVerdict } from "./parse-verdict";
import { type SectionName, SectionReader, type SectionToken } from "./section-reader";

/**
 * Reads a judge's output while it streams. Strict about what is a finding, a verdict, an answer; whatever is not one
 * comes out as `stray`, so that nothing the judge wrote is lost. Used for models and for the extractive judge alike.
 */
export interface JudgeParser {
  push(chunk: string): JudgePart[];
  end(): JudgeEnd;
}

export interface JudgeEnd {
  parts: JudgePart[];
  /** What was wrong with the output, for people and for the repair call. */
  problems: string[];
  /**
   * True where something that the mode needs is missing or unreadable, so that asking again is worth a call.
   * False where the problems only cost single findings.
   */
  needsRepair: boolean;
}

export interface JudgeParserOptions {
  mode: Mode;
  contestants: readonly ContestantRef[];
  /** Set when reading a repair that was asked for without the answer section. */
  answerKept?: boolean;
}

export function createJudgeParser(options: JudgeParserOptions): JudgeParser {
  const reader = new SectionReader();
  const reading = new JudgeReading(options);
  return {
    push: (chunk) => reader.push(chunk).flatMap((token) => reading.read(token)),
    end: () => {
      const parts = reader.end().flatMap((token) => reading.read(token));
      return { parts, ...reading.conclude() };
    },
  };
}

/** A code fence around or inside a section, and the brackets of a list, are noise. */
const NOISE = /^\s*(?:`{3,}\s*\w*|\[|\])?\s*$/;

class JudgeReading {
  readonly #options: JudgeParserOptions;
  readonly #problems: string[] = [];
  readonly #seen = new Set<SectionName>();
  /** A section that is not wanted: its words are stray. */
  #unwanted = false;
  #lineNumber = 0;
  #findings = 0;
  #verdictText: string[] = [];
  #verdict: Verdict | null = null;
  #hasAnswer = false;

  constructor(options: JudgeParserOptions) {
    this.#options = options;
  }

  read(token: SectionToken): JudgePart[] {
    switch (token.type) {
      case "outside":
        return NOISE.test(token.text) ? [] : toStray(`${token.text}\n`);
      case "open":
        return this.#open(token.section);
      case "line":
        return this.#line(token.section, token.text);
      case "answer":
        if (this.#unwanted) return toStray(token.text);
        this.#hasAnswer = true;
        return [{ type: "answer", text: token.text }];
      case "close":
        return this.#close(token.section, token.by);
    }
  }

  #open(section: SectionName): JudgePart[] {
    this.#lineNumber = 0;
    const again = this.#seen.has(section);
    if (again) this.#problems.push(`a second ${section} section was not read`);
    this.#unwanted = again || (section === "answer" && !this.#wantsAnswer());
    this.#seen.add(section);
    return this.#unwanted ? toStray(`<${section}>\n`) : [];
  }

  /** Best-of and debate show a contestant's own text, and so does merge once the verdict says that fusing lost. */
  #wantsAnswer(): boolean {
    return (
      this.#options.mode === "merge" && !this.#options.answerKept && this.#verdict?.fusionBeatsBest !== false
    );
  }

  #line(section: "analysis" | "verdict", text: string): JudgePart[] {
    // The rest of the tag's own line is no line of the section.
    if (this.#lineNumber > 0 || text.trim() !== "") this.#lineNumber++;
    if (this.#unwanted) return text.trim() === "" ? [] : toStray(`${text}\n`);
    if (NOISE.test(text) && (section === "analysis" || !/[[\]]/.test(text))) return [];
    if (section === "verdict") {
      this.#verdictText.push(text);
      return [];
    }
    const finding = parseFinding(text, this.#options.contestants);
    if ("problem" in finding) {
      this.#problems.push(`line ${this.#lineNumber} of the analysis ${finding.problem}`);
      return toStray(`${text}\n`);
    }
    this.#findings++;
    return [{ type: "finding", finding }];
  }

  #close(section: SectionName, by: "tag" | "implied" | "end"): JudgePart[] {
    if (by === "end") this.#problems.push(`the output was cut off inside <${section}>`);
    if (by === "implied") this.#problems.push(`the ${section} section has no closing tag`);
    if (this.#unwanted) {
      this.#unwanted = false;
      return by === "tag" ? toStray(`\n</${section}>\n`) : toStray("\n");
    }
    if (section === "analysis") return [{ type: "analysis-end" }];
    return section === "verdict" ? this.#closeVerdict() : [];
  }

  #closeVerdict(): JudgePart[] {
    const text = this.#verdictText.join("\n");
    const { verdict, problems } = parseVerdict(text, this.#options.mode, this.#options.contestants);
    this.#problems.push(...problems);
    this.#verdict = verdict;
    if (verdict) return [{ type: "verdict", verdict }];
    return text.trim() === "" ? [] : toStray(`${text}\n`);
  }

  conclude(): Omit<JudgeEnd, "parts"> {
    const problems = [...this.#problems];
    for (const section of ["analysis", "verdict"] as const) {
      if (!this.#seen.has(section)) problems.push(`the ${section} section is missing`);
    }
    const lacksAnswer = this.#wantsAnswer() && this.#verdict?.fusionBeatsBest === true && !this.#hasAnswer;
    if (lacksAnswer) {
      const what = this.#seen.has("answer") ? "empty" : "missing";
      problems.push(`the answer section is ${what} though the verdict says that fusing helps`);
    }
    const lacksAnalysis = this.#findings === 0 && (problems.length > 0 || !this.#seen.has("analysis"));
    return { problems, needsRepair: this.#verdict === null || lacksAnswer || lacksAnalysis };
  }
}

function toStray(text: string): JudgePart[] {
  return [{ type: "stray", text }];
}

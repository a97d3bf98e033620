import { type Analysis, addFinding, EMPTY_ANALYSIS, type Verdict } from "@/lib/fusion/judge/analysis";
import type { Contestant, JudgePart } from "@/lib/fusion/judge/judge-call";
import type { RunEventBody } from "@/lib/fusion/run-events";

export interface HearingOptions {
  fusion: string;
  contestants: readonly Contestant[];
  /** Whether the mode lets the judge write an answer. */
  writes: boolean;
  emit(event: RunEventBody): void;
}

/**
 * Turns what a judge says, as it says it, into the fusion's events. Answer text is held back until the verdict is known:
 * where fusing does not beat the best single answer, that answer is shown verbatim and not the judge's own.
 */
export class JudgeHearing {
  analysis: Analysis = EMPTY_ANALYSIS;
  verdict: Verdict | null = null;
  /** The candidate answer that was shown verbatim, if one was. */
  verbatim: Contestant | null = null;
  /** The judge's own answer as far as it was shown. */
  written = "";
  private held = "";
  private analysisClosed = false;

  constructor(private readonly options: HearingOptions) {}

  hear(part: JudgePart): void {
    const { fusion, emit } = this.options;
    switch (part.type) {
      case "finding":
        this.analysis = addFinding(this.analysis, part.finding);
        return emit({ type: "analysis.delta", fusion, finding: part.finding });
      case "analysis-end":
        return this.closeAnalysis();
      case "verdict":
        return this.rule(part.verdict);
      case "answer":
        return this.hearAnswer(part.text);
      case "stray":
        return this.aside(part.text);
    }
  }

  /** What a repair call brought replaces the analysis. */
  replaceAnalysis(analysis: Analysis): void {
    this.analysis = analysis;
    this.analysisClosed = false;
    this.closeAnalysis();
  }

  /** The answer that no verdict let out, taken back before the judge is asked again: what it writes then is in its place. */
  takeHeld(): string {
    const { held } = this;
    this.held = "";
    return held;
  }

  /**
   * Whether the judge answered when it was asked again. `before`, which `takeHeld` took, then stays beside the protocol, and else is
   * its answer after all. `isWhole`: its second try ended well; half an answer that nobody saw takes no other's place.
   */
  settleHeld(before: string, isWhole: boolean): boolean {
    const answered = this.verbatim !== null || this.written.trim() !== "";
    if (answered || (isWhole && this.held.trim() !== "")) {
      this.aside(before);
      return true;
    }
    this.aside(this.takeHeld());
    if (this.verdict) this.write(before);
    else this.held = before;
    return false;
  }

  /** Shows what is still held back, and closes the analysis. */
  close(): void {
    if (this.verdict === null) this.write(this.held);
    this.held = "";
    this.closeAnalysis();
  }

  private rule(verdict: Verdict): void {
    if (this.verdict) return;
    const { fusion, contestants, writes, emit } = this.options;
    this.verdict = verdict;
    emit({ type: "verdict.completed", fusion, verdict });
    const { held } = this;
    this.held = "";
    if (writes && verdict.fusionBeatsBest !== false) return this.write(held);
    this.verbatim =
      contestants.find((one) => one.candidate === verdict.winner && one.round === verdict.round) ?? null;
    if (this.verbatim) emit({ type: "answer.delta", fusion, text: this.verbatim.text });
    this.aside(held);
  }

  private hearAnswer(text: string): void {
    if (!this.verdict) this.held += text;
    else if (this.verbatim) this.aside(text);
    else this.write(text);
  }

  private write(text: string): void {
    if (text === "") return;
    this.written += text;
    this.options.emit({ type: "answer.delta", fusion: this.options.fusion, text });
  }

  /** Kept with the fusion as what the judge wrote beside the protocol. */
  private aside(text: string): void {
    if (text !== "") this.options.emit({ type: "analysis.delta", fusion: this.options.fusion, text });
  }

  private closeAnalysis(): void {
    if (this.analysisClosed || this.analysis === EMPTY_ANALYSIS) return;
    this.analysisClosed = true;
    this.options.emit({ type: "analysis.completed", fusion: this.options.fusion, analysis: this.analysis });
  }
}

/**
 * Cuts a judge's stream into its tagged sections, at any chunk boundary to the same result. Knows tags and lines, not
 * what stands in them. A tag opens at the start of a line; analysis and verdict are read line by line, the answer as it
 * arrives, holding back only what may yet be its closing tag.
 */
export type SectionName = "analysis" | "verdict" | "answer";

export type SectionToken =
  | { type: "outside"; text: string }
  | { type: "open"; section: SectionName }
  | { type: "line"; section: "analysis" | "verdict"; text: string }
  | { type: "answer"; text: string }
  /** `implied`: the next section opened first. `end`: the stream ended first. */
  | { type: "close"; section: SectionName; by: "tag" | "implied" | "end" };

type State = "start" | "thinking" | "outside" | SectionName;

const OPEN_TAG = /^[^\S\n]*<[ \t]*(analysis|verdict|answer)[ \t]*>/i;
/**
 * At a line's start or right after JSON; a quotation inside a claim closes nothing. Lazy, for the first one must close
 * whether or not the rest of the line has arrived.
 */
const LINE_CLOSE_TAG = {
  analysis: /^([^\n]*?)(?=<)(?<=^[^\S\n]*|[}\]`,][^\S\n]*)<[ \t]*\/[ \t]*analysis[ \t]*>/i,
  verdict: /^([^\n]*?)(?=<)(?<=^[^\S\n]*|[}\]`,][^\S\n]*)<[ \t]*\/[ \t]*verdict[ \t]*>/i,
};
const THINK_OPEN = /^\s*<think(?:ing)?>/i;
const MAYBE_THINK_OPEN = /^\s*(?:<(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?)?$/i;
const THINK_CLOSE = /<\/think(?:ing)?>/i;
const ANSWER_CLOSE = /<\/answer>[^\S\n]*(?:\n|$)/gi;
const MAYBE_ANSWER_CLOSE = /<(?:\/(?:a(?:n(?:s(?:w(?:e(?:r(?:>[^\S\n]*)?)?)?)?)?)?)?)?$/i;

export class SectionReader {
  #state: State = "start";
  #buffer = "";
  /** The part of the answer's current line that was handed on. */
  #answerLine = "";
  #answerBegun = false;
  #tokens: SectionToken[] = [];

  push(chunk: string): SectionToken[] {
    this.#buffer += chunk;
    while (this.#step(false));
    return this.#take();
  }

  end(): SectionToken[] {
    while (this.#step(true));
    const state = this.#state;
    if (state === "analysis" || state === "verdict" || state === "answer") this.#close(state, "end");
    return this.#take();
  }

  #take(): SectionToken[] {
    const tokens = this.#tokens;
    this.#tokens = [];
    return tokens;
  }

  /** One move; false where more input is needed. */
  #step(ended: boolean): boolean {
    if (this.#buffer === "") return false;
    switch (this.#state) {
      case "start":
        return this.#start(ended);
      case "thinking":
        return this.#think(ended);
      case "answer":
        return this.#answer(ended);
      default:
        return this.#line(this.#state, ended);
    }
  }

  #start(ended: boolean): boolean {
    if (!ended && MAYBE_THINK_OPEN.test(this.#buffer)) return false;
    this.#state = THINK_OPEN.test(this.#buffer) ? "thinking" : "outside";
    return true;
  }

  /** A reasoning model's thoughts at the very start; tags in them open nothing. */
  #think(ended: boolean): boolean {
    const newline = this.#buffer.indexOf("\n");
    const close = THINK_CLOSE.exec(newline === -1 ? this.#buffer : this.#buffer.slice(0, newline));
    const end = close ? close.index + close[0].length : newline + 1;
    if (end === 0 && !ended) return false;
    this.#pushLine("outside", this.#cut(end || this.#buffer.length));
    if (close) this.#state = "outside";
    return true;
  }

  #line(state: "outside" | "analysis" | "verdict", ended: boolean): boolean {
    const open = OPEN_TAG.exec(this.#buffer);
    if (open) {
      if (state !== "outside") this.#close(state, "implied");
      this.#cut(open[0].length);
      this.#open(open[1]?.toLowerCase() as SectionName);
      return true;
    }
    const close = state === "outside" ? null : LINE_CLOSE_TAG[state].exec(this.#buffer);
    if (state !== "outside" && close) {
      this.#pushLine(state, close[1] ?? "");
      this.#cut(close[0].length);
      this.#close(state, "tag");
      return true;
    }
    const newline = this.#buffer.indexOf("\n");
    if (newline === -1 && !ended) return false;
    this.#pushLine(state, this.#cut(newline === -1 ? this.#buffer.length : newline + 1));
    return true;
  }

  #answer(ended: boolean): boolean {
    if (!this.#answerBegun) {
      if (!ended && this.#buffer.trim() === "") return false;
      this.#buffer = withoutLeadingBlank(this.#buffer);
      this.#answerBegun = true;
    }
    const close = this.#findAnswerClose();
    if (close && (ended || close[0].endsWith("\n"))) {
      this.#pushAnswer(close.index);
      this.#cut(this.#buffer.indexOf(">") + 1);
      this.#close("answer", "tag");
      return true;
    }
    const held = close ?? MAYBE_ANSWER_CLOSE.exec(this.#buffer);
    // What ended inside its closing tag ("</ans") is complete but for the tag; a lone "<" is text.
    const isTag = held !== null && held[0].length > 2;
    this.#pushAnswer(held && (!ended || isTag) ? held.index : this.#buffer.length);
    if (ended) this.#cut(this.#buffer.length);
    return false;
  }

  /** An answer may hold "<answer>42</answer>" on one line, where the prompt asked for such tags. */
  #findAnswerClose(): RegExpExecArray | null {
    for (const close of this.#buffer.matchAll(ANSWER_CLOSE)) {
      const before = this.#answerLine + this.#buffer.slice(0, close.index);
      if (!/<answer\b/i.test(before.slice(before.lastIndexOf("\n") + 1))) return close;
    }
    return null;
  }

  /** Hands on the answer up to `end`, except white space at its end: that may turn out to be the answer's own end. */
  #pushAnswer(end: number): void {
    const raw = this.#buffer.slice(0, end).trimEnd();
    this.#cut(raw.length);
    if (raw === "") return;
    const line = this.#answerLine + raw;
    this.#answerLine = line.slice(line.lastIndexOf("\n") + 1);
    this.#tokens.push({ type: "answer", text: raw.replace(/\r\n/g, "\n") });
  }

  #pushLine(state: "outside" | "analysis" | "verdict", raw: string): void {
    const text = raw.replace(/\r?\n$/, "");
    this.#tokens.push(
      state === "outside" ? { type: "outside", text } : { type: "line", section: state, text },
    );
  }

  #open(section: SectionName): void {
    this.#state = section;
    this.#answerBegun = false;
    this.#answerLine = "";
    this.#tokens.push({ type: "open", section });
  }

  #close(section: SectionName, by: "tag" | "implied" | "end"): void {
    this.#state = "outside";
    this.#tokens.push({ type: "close", section, by });
  }

  #cut(length: number): string {
    const head = this.#buffer.slice(0, length);
    this.#buffer = this.#buffer.slice(length);
    return head;
  }
}

function withoutLeadingBlank(text: string): string {
  const blankLines = /^(?:[^\S\n]*\n)+/.exec(text)?.[0].length ?? 0;
  return blankLines > 0 ? text.slice(blankLines) : text.trimStart();
}

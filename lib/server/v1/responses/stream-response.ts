import type { RunState } from "@/lib/fusion/run-state";
import type { AnswerStep } from "@/lib/server/v1/read-answer";
import { toProgress } from "@/lib/server/v1/to-progress";
import { ResponseOutput, type Unnumbered } from "./response-output";
import { type ResponseFrame, statusOf, toResponse } from "./to-response";

/** A response as OpenAI's events, numbered from 0. The last one has the whole of it, whatever became of it. */
export async function* streamResponse(
  frame: ResponseFrame,
  batches: AsyncIterable<AnswerStep[]>,
  /** The number of the last event that the caller has; those up to it are left out. */
  startingAfter = -1,
): AsyncGenerator<string> {
  const writer = new EventWriter(frame, startingAfter);
  for await (const steps of batches) {
    const text = steps.map((step) => writer.write(step)).join("");
    if (text !== "") yield text;
  }
}

class EventWriter {
  private sent = 0;
  private state: RunState | null = null;
  private readonly output: ResponseOutput;
  constructor(
    private readonly frame: ResponseFrame,
    private readonly startingAfter: number,
  ) {
    this.output = new ResponseOutput(frame.ids);
  }

  write(step: AnswerStep): string {
    switch (step.type) {
      case "event":
        return this.send([...this.begin(step.state), ...this.progress(step)]);
      case "text":
      case "reasoning":
        return this.send(this.output.say(step));
      case "end":
        return this.send([...this.begin(step.state), ...this.end(step)]);
    }
  }

  /** The first event of a run says when it began. */
  private begin(state: RunState): Unnumbered[] {
    if (this.state) return [];
    this.state = state;
    const response = toResponse(this.frame, { state, output: [], end: null });
    return [
      { type: "response.created", response },
      { type: "response.in_progress", response },
    ];
  }

  private end(step: Extract<AnswerStep, { type: "end" }>): Unnumbered[] {
    const closing = step.ok ? this.output.end(step) : this.output.breakOff();
    const response = toResponse(this.frame, { state: step.state, output: this.output.items, end: step });
    const status = statusOf(step);
    return [...closing, { type: `response.${status === "in_progress" ? "failed" : status}`, response }];
  }

  private progress({ event }: Extract<AnswerStep, { type: "event" }>): Unnumbered[] {
    const progress = this.frame.asked.include.includes("progress") ? toProgress(event) : null;
    return progress ? [{ type: "keepalive", fusion: { progress } }] : [];
  }

  private send(events: readonly Unnumbered[]): string {
    return events.map((event) => this.format(event)).join("");
  }

  private format({ type, ...event }: Unnumbered): string {
    const data = { type, sequence_number: this.sent++, ...event };
    if (data.sequence_number <= this.startingAfter) return "";
    return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
  }
}

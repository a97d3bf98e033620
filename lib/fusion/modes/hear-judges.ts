/** Judge after judge, until one serves. Called by `fuse`. */
import { toFailure } from "@/lib/fusion/errors";
import type { Contestant } from "@/lib/fusion/judge/judge-call";
import type { ModelId } from "@/lib/fusion/run-request";
import { startFusion } from "@/lib/fusion/start-fusion";
import { restsBefore } from "@/lib/fusion/targets";
import { type Consultation, consultJudge } from "./consult-judge";
import type { FusionTask } from "./mode";
import { MODE_TABLE } from "./mode-table";

/** What the last judge that was asked came to. */
export async function hearJudges(task: FusionTask): Promise<Consultation> {
  const { session, spec } = task;
  let prepared: Contestant[] | null = null;
  let last: Consultation = {
    kind: "failed",
    failure: toFailure("unknown", "No judge was named."),
    raw: null,
  };
  const judges = spec.judge.models;
  for (let index = 0; index < judges.length; index += 1) {
    const rests = restsBefore(judges.slice(index), session.ports.models);
    for (const rest of rests) {
      index += 1;
      announceFallback(task, judges[index], rest.message);
    }
    const judge = judges[index];
    if (!judge) break;
    startFusion(task, judge);
    prepared ??= task.lone ? task.contestants : await MODE_TABLE[spec.mode].prepare(task);
    last = prepared ? await consultJudge(task, judge, prepared) : { kind: "stopped" };
    if (isHeard(task, last)) break;
    if (session.ports.clock.now() >= task.deadlineAt) break;
    announceFallback(task, judges[index + 1], whyNot(last));
  }
  return last;
}

/** About one answer alone a judge that called nothing has said enough, in whatever form. */
function isHeard({ lone }: FusionTask, { kind }: Consultation): boolean {
  return kind === "malformed" ? lone : kind !== "failed";
}

function whyNot(last: Consultation): string {
  return last.kind === "failed" ? last.failure.message : "it kept to no format";
}

function announceFallback({ session, fusion }: FusionTask, next: ModelId | undefined, why: string): void {
  if (!next) return;
  session.emit({ type: "notice", code: "judge-fallback", message: `${next} judges instead: ${why}`, fusion });
}

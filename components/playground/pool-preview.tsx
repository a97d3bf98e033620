"use client";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { candidateColour } from "@/components/ui/candidate-colour";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { HIDDEN_NAME } from "@/lib/client/blind-run";
import { describePrice } from "@/lib/client/describe-model";
import { describeMemberSettings, memberName } from "@/lib/client/describe-setup";
import { formatCount } from "@/lib/client/format";
import { findModel } from "@/lib/client/model-variants";
import type { CurrentSetup } from "@/lib/client/use-setup";
import { takesNoImages } from "@/lib/client/without-images";
import type { ModelSummary } from "@/lib/contract/models";
import { type Label, labelAt } from "@/lib/fusion/labels";
import { type AttachmentRef, isPasted, type Member } from "@/lib/fusion/run-request";

/** Four abreast at most, as the columns will stand. Four that do not fit stand two and two, not three and a rest. */
const GRID =
  "grid grid-cols-[repeat(auto-fit,minmax(min(100%,max(15.5rem,calc((100%-2.25rem)/4))),1fr))] gap-3 @max-[64.2rem]:data-[count=4]:grid-cols-[repeat(auto-fit,minmax(max(15.5rem,calc((100%-0.75rem)/2)),1fr))]";

/** Before the first run: where each answer will stand, and what is known of who gives it. */
export function PoolPreview({
  current,
  attachments,
  blind,
}: {
  current: CurrentSetup;
  attachments: readonly AttachmentRef[];
  /** Names are hidden until a vote. */
  blind: boolean;
}) {
  const hasImages = attachments.some(({ kind }) => kind === "image");
  const { setup, models, modelsError } = current;
  if (setup.pool.length === 0) {
    if (models || modelsError) return null;
    return (
      <div className={GRID} aria-busy="true">
        {["one", "two", "three"].map((key) => (
          <Skeleton key={key} className="h-28" />
        ))}
      </div>
    );
  }
  return (
    <div className="@container">
      <ol aria-label="Who will answer" className={GRID} data-count={setup.pool.length}>
        {setup.pool.map(({ key, member }, index) =>
          blind ? (
            <HiddenPlace key={key} label={labelAt(index)} />
          ) : (
            <Place
              key={key}
              label={labelAt(index)}
              member={member}
              name={memberName(member, models)}
              imageless={hasImages && !isPasted(member) && takesNoImages(member.model, models)}
              model={isPasted(member) ? undefined : findModel(member.model, models)}
            />
          ),
        )}
      </ol>
    </div>
  );
}

const PLACE = "rounded-lg border border-line border-t-2 bg-raised px-3.5 py-3";

interface PlaceProps {
  label: Label;
  member: Member;
  name: string;
  /** The prompt has images and the model takes none. */
  imageless: boolean;
  model: ModelSummary | undefined;
}

function HiddenPlace({ label }: { label: Label }) {
  return (
    <li className={cx(PLACE, candidateColour(label).topBorder)}>
      <CandidateChip label={label} name={HIDDEN_NAME} className="font-medium text-muted text-sm" />
    </li>
  );
}

function Place({ label, member, name, imageless, model }: PlaceProps) {
  return (
    <li className={cx(PLACE, candidateColour(label).topBorder)}>
      <CandidateChip
        label={label}
        name={name}
        wrap
        className="max-w-full font-medium text-ink-strong text-sm"
      />
      <p className="pt-1 text-muted text-xs [overflow-wrap:anywhere]">{describeMemberSettings(member)}</p>
      {imageless && <p className="pt-1 text-warn text-xs">Takes no images: gets the text only</p>}
      {model?.about && <p className="pt-2 text-ink text-xs">{model.about}</p>}
      {model && (
        <p className="pt-2 text-muted text-xs tabular-nums">
          {model.contextLength !== null && `${formatCount(model.contextLength)} tokens of context · `}
          {describePrice(model.price)}
        </p>
      )}
    </li>
  );
}

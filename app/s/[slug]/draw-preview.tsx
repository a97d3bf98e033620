import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import type { RunState } from "@/lib/fusion/run-state";

const INK = "#17181b";
const MUTED = "#5b5e66";
const ACCENT = "#3a50c4";
const NAMES_SHOWN = 5;

/** A permalink's preview picture. Satori knows no classes and no variables: everything stands in styles. */
export function drawPreview({ title, run }: { title: string; run: RunState }) {
  const fusion = run.fusions.at(-1);
  const outcome = fusion?.outcome ? toPlainHead(describeOutcome(fusion, run.candidates)) : null;
  const names = run.candidates.map(({ name }) => name);
  const more = names.length - NAMES_SHOWN;
  return (
    <div
      style={{
        ...{ width: "100%", height: "100%", display: "flex", flexDirection: "column", padding: 72 },
        ...{ justifyContent: "space-between", background: "#f8f8f9", color: INK, fontFamily: "Geist" },
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 18, fontSize: 34, fontWeight: 500 }}>
        <PreviewMark />
        Tokamak
      </div>
      <div
        style={{ display: "flex", fontSize: title.length > 70 ? 50 : 64, fontWeight: 500, lineHeight: 1.2 }}
      >
        {title}
      </div>
      <div style={{ display: "flex", flexDirection: "column", gap: 14, fontSize: 30, color: MUTED }}>
        <div style={{ display: "flex" }}>
          {names.slice(0, NAMES_SHOWN).join("  ·  ")}
          {more > 0 ? `  ·  ${more} more` : ""}
        </div>
        {outcome !== null && <div style={{ display: "flex", color: INK }}>{outcome}</div>}
      </div>
    </div>
  );
}

/** As components/frame/mark.tsx draws it. */
function PreviewMark() {
  return (
    <svg width="52" height="52" viewBox="0 0 20 20" fill="none" strokeWidth="1.6" aria-hidden="true">
      <circle cx="10" cy="10" r="8.2" stroke={INK} />
      <ellipse cx="10" cy="10" rx="5.4" ry="2.6" stroke={ACCENT} transform="rotate(30 10 10)" />
      <ellipse cx="10" cy="10" rx="5.4" ry="2.6" stroke={ACCENT} transform="rotate(150 10 10)" />
      <ellipse cx="10" cy="10" rx="5.4" ry="2.6" stroke={ACCENT} transform="rotate(90 10 10)" />
    </svg>
  );
}

import { ChevronRight } from "lucide-react";
import { focusFirst } from "./focus-first";
import { KINDS, type KindInfo } from "./kind-table";

export function KindList({ onChoose }: { onChoose: (kind: KindInfo) => void }) {
  return (
    <ul ref={focusFirst} aria-label="Kinds of connections" className="flex flex-col px-2 pb-2">
      {KINDS.map((info) => (
        <li key={info.kind}>
          <button
            type="button"
            onClick={() => onChoose(info)}
            className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-left transition-colors duration-100 hover:bg-hover"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-medium text-ink-strong text-sm">{info.name}</span>
              <span className="block text-muted text-xs">{info.about}</span>
            </span>
            <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

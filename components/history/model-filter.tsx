import { useState } from "react";
import { Input } from "@/components/ui/input";
import { PopoverClose } from "@/components/ui/popover";
import { MENU_ITEM } from "@/components/ui/popup-style";
import { shortModelName } from "@/lib/client/format";
import { FilterPopover } from "./filter-popover";
import { changeRunFilter } from "./use-run-filter";

const SHOWN = 40;

interface ModelFilterProps {
  model: string | undefined;
  models: readonly { id: string; name: string }[];
}

/** Any model that had a part in a run: in the pool, standing in, or as the judge. */
export function ModelFilter({ model, models }: ModelFilterProps) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = models
    .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted))
    .slice(0, SHOWN);
  const chosen = models.find(({ id }) => id === model);
  return (
    <FilterPopover
      title="With the model"
      value={model === undefined ? null : (chosen?.name ?? shortModelName(model))}
      any="Any model"
      onClear={() => changeRunFilter({ model: undefined })}
    >
      <div className="px-3 pt-2">
        <Input aria-label="Find a model" placeholder="Find a model" value={typed} onValueChange={setTyped} />
      </div>
      <ul className="scroll-own max-h-64 overflow-y-auto p-1.5">
        {found.map(({ id, name }) => (
          <li key={id}>
            <PopoverClose
              onClick={() => changeRunFilter({ model: id })}
              className={`${MENU_ITEM} w-full text-left hover:bg-hover`}
            >
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="max-w-32 truncate text-muted text-xs">{id}</span>
            </PopoverClose>
          </li>
        ))}
        {found.length === 0 && <li className="px-2 py-1.5 text-muted text-sm">No model is called so.</li>}
      </ul>
    </FilterPopover>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { Link2, Star } from "lucide-react";
import type { ReactNode } from "react";
import { chipStyle } from "@/components/ui/control-style";
import { Select } from "@/components/ui/select";
import { MODE_NAMES } from "@/lib/client/describe-setup";
import { SOURCE_NAMES } from "@/lib/client/describe-source";
import { modelsQuery } from "@/lib/client/models-query";
import { tagsQuery } from "@/lib/client/run-list-query";
import { RUN_SOURCES } from "@/lib/contract/run-client";
import type { RunFilterParams } from "@/lib/contract/run-filter";
import { MODES } from "@/lib/fusion/run-request";
import { CostFilter } from "./cost-filter";
import { DateFilter } from "./date-filter";
import { ModelFilter } from "./model-filter";
import { changeRunFilter, clearRunFilter } from "./use-run-filter";

const ANY = "";

const STATUS_ITEMS = [
  { value: ANY, label: "Any state" },
  { value: "running", label: "Running" },
  { value: "completed", label: "Done" },
  { value: "failed", label: "Failed" },
  { value: "stopped", label: "Stopped" },
];

/** A chip for each filter: it says what it is set to, and opens what it can be set to. */
export function HistoryFilters({ filter }: { filter: RunFilterParams }) {
  const { data: models } = useQuery(modelsQuery);
  const { data: tags } = useQuery(tagsQuery);
  const profiles = (models?.profiles ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { q, ...others } = filter;
  return (
    <fieldset className="mt-2 flex min-w-0 flex-wrap items-center gap-1.5">
      <legend className="sr-only">Filters</legend>
      <Flag name="starred" filter={filter} icon={<Star className="size-3" aria-hidden />}>
        Starred
      </Flag>
      <Choice name="status" any="Any state" filter={filter} items={STATUS_ITEMS.slice(1)} />
      <Choice
        name="mode"
        any="Any mode"
        filter={filter}
        items={MODES.map((mode) => ({ value: mode, label: MODE_NAMES[mode] }))}
      />
      <Choice name="profile" any="Any profile" filter={filter} items={profiles} />
      <ModelFilter model={filter.model} models={models?.items ?? []} />
      <DateFilter from={filter.from} to={filter.to} />
      <CostFilter least={filter.minCostUsd} most={filter.maxCostUsd} />
      <Choice
        name="tag"
        any="Any tag"
        filter={filter}
        items={(tags?.items ?? []).map(({ tag, runs }) => ({
          value: tag,
          label: tag,
          hint: countRuns(runs),
        }))}
      />
      <Choice
        name="source"
        any="Any source"
        filter={filter}
        items={RUN_SOURCES.map((source) => ({ value: source, label: SOURCE_NAMES[source] }))}
      />
      <Flag name="shared" filter={filter} icon={<Link2 className="size-3" aria-hidden />}>
        Shared
      </Flag>
      {Object.keys(others).length > 0 && (
        <button
          type="button"
          onClick={() => {
            clearRunFilter();
            changeRunFilter({ q });
          }}
          className="h-6 rounded px-1.5 text-accent-ink text-xs hover:underline pointer-coarse:h-8"
        >
          Clear the filters
        </button>
      )}
    </fieldset>
  );
}

function countRuns(runs: number): string {
  return runs === 1 ? "1 run" : `${runs} runs`;
}

interface ChoiceProps {
  name: "status" | "mode" | "profile" | "tag" | "source";
  any: string;
  filter: RunFilterParams;
  items: { value: string; label: string; hint?: string }[];
}

function Choice({ name, any, filter, items }: ChoiceProps) {
  const value = filter[name] ?? ANY;
  // What an address asks for is shown even where nothing here has it.
  const known = value === ANY || items.some((item) => item.value === value);
  return (
    <Select
      look="chip"
      label={`Filter by ${name === "status" ? "state" : name}`}
      isSet={value !== ANY}
      value={value}
      onValueChange={(chosen) => changeRunFilter({ [name]: chosen })}
      items={[{ value: ANY, label: any }, ...(known ? [] : [{ value, label: value }]), ...items]}
    />
  );
}

function Flag({
  name,
  filter,
  icon,
  children,
}: {
  name: "starred" | "shared";
  filter: RunFilterParams;
  icon: ReactNode;
  children: string;
}) {
  const on = filter[name] === "true";
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => changeRunFilter({ [name]: on ? undefined : "true" })}
      className={chipStyle(on)}
    >
      {icon}
      {children}
    </button>
  );
}

"use client";
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { problemAt } from "@/lib/client/check-setup";
import { connectionOf } from "@/lib/client/format";
import { type ModelWay, waysTo } from "@/lib/client/model-ways";
import type { Route } from "@/lib/fusion/run-request";
import type { MemberSettingsProps } from "./member-settings";
import { OrderedNames } from "./ordered-names";

/** Which connection serves, where several have the same model. */
export function MemberRoute({ member, path, problems, models, onChange }: MemberSettingsProps) {
  const ways = waysTo(member.model, models);
  const { route } = member;
  if (ways.length < 2 && route === undefined) return null;
  const set = (next: Route | undefined) => onChange({ ...member, route: next });
  const nameOf = (id: string) => ways.find((way) => way.id === id)?.name ?? id;
  const order = Array.isArray(route) ? route : null;
  const items = [
    { value: "own", label: `${nameOf(connectionOf(member.model))} only` },
    { value: "cheapest", label: "Cheapest connection", hint: "by the prices that are known" },
    { value: "fastest", label: "Fastest connection", hint: "as measured here" },
    { value: "order", label: "In an order" },
  ];
  return (
    <div className="flex flex-col gap-1 tabs:col-span-3">
      <Field
        label="Route"
        error={problemAt(problems, `${path}.route`)}
        hint={`The same model is reached through ${ways.map(({ name }) => name).join(", ")}.`}
        className="tabs:max-w-72"
      >
        <Select
          items={items}
          value={order ? "order" : typeof route === "string" ? route : "own"}
          onValueChange={(value) => set(toRoute(value, ways))}
        />
      </Field>
      {order && (
        <OrderedNames
          label="Connections, in order"
          ids={order}
          nameOf={nameOf}
          onChange={set}
          mayBeEmpty={false}
        />
      )}
      {order && <LeftOut ways={ways} order={order} onAdd={(id) => set([...order, id])} />}
    </div>
  );
}

function toRoute(value: string, ways: readonly ModelWay[]): Route | undefined {
  if (value === "cheapest" || value === "fastest") return value;
  return value === "order" ? ways.map(({ id }) => id) : undefined;
}

interface LeftOutProps {
  ways: readonly ModelWay[];
  order: readonly string[];
  onAdd: (id: string) => void;
}

/** Connections that are not named are not asked. */
function LeftOut({ ways, order, onAdd }: LeftOutProps) {
  const left = ways.filter(({ id }) => !order.includes(id));
  return (
    <div className="flex flex-wrap gap-1">
      {left.map(({ id, name }) => (
        <Button key={id} size="sm" onClick={() => onAdd(id)}>
          <Plus className="size-3.5" aria-hidden />
          {name}
        </Button>
      ))}
    </div>
  );
}

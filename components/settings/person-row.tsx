"use client";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { FormMessage } from "@/components/ui/form-message";
import { IconButton } from "@/components/ui/icon-button";
import { announce } from "@/components/ui/live-region";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { formatLimit } from "@/lib/client/describe-budgets";
import { changePerson } from "@/lib/client/instance-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { ChangePerson, Person } from "@/lib/contract/instance";
import { PersonBudget } from "./person-budget";

export function PersonRow({ person, isOwn }: { person: Person; isOwn: boolean }) {
  const { id, name, email, role, disabled, monthlyBudgetUsd, createdAt } = person;
  const [budgeting, setBudgeting] = useState(false);
  const change = useFormAction((body: ChangePerson) => changePerson(id, body), {
    refreshes: ["people"],
    onDone: () => announce(`${name} was changed.`),
  });
  return (
    <li className="flex min-h-12 items-center gap-3 border-line border-b py-1.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className={disabled ? "text-muted" : "text-ink-strong"}>{name}</span>
          {isOwn && <Badge>You</Badge>}
          {role === "admin" && <Badge tone="accent">Admin</Badge>}
          {disabled && <Badge tone="warn">Disabled</Badge>}
        </p>
        <p className="break-all text-muted text-xs tabular-nums">
          {email !== null && `${email} · `}since {createdAt.slice(0, 10)}
          {monthlyBudgetUsd !== null && ` · at most ${formatLimit(monthlyBudgetUsd)} a month`}
        </p>
        <FormMessage message={change.message} />
      </div>
      <Menu>
        <MenuTrigger
          disabled={change.pending}
          render={
            <IconButton label={`More for ${name}`} tooltip={false} icon={<Ellipsis className="size-4" />} />
          }
        />
        <MenuContent align="end">
          <MenuItem onClick={() => change.run({ role: role === "admin" ? "member" : "admin" })}>
            {role === "admin" ? "Take the admin role back" : "Make an admin"}
          </MenuItem>
          <MenuItem onClick={() => setBudgeting(true)}>Monthly budget…</MenuItem>
          <MenuItem danger={!disabled} onClick={() => change.run({ disabled: !disabled })}>
            {disabled ? "Enable" : "Disable, and sign out everywhere"}
          </MenuItem>
        </MenuContent>
      </Menu>
      <PersonBudget person={person} open={budgeting} onOpenChange={setBudgeting} />
    </li>
  );
}

"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cx } from "./cx";

export const Tabs = Base.Root;
export const TabPanel = Base.Panel;

export function TabList({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.List aria-label={label} className={cx("relative flex gap-1 border-line border-b", className)}>
      {children}
      <Base.Indicator className="absolute bottom-[-1px] left-0 h-0.5 w-[var(--active-tab-width)] translate-x-[var(--active-tab-left)] bg-ink-strong transition-[translate,width] duration-100" />
    </Base.List>
  );
}

export function Tab({
  value,
  className,
  children,
}: {
  value: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Tab
      value={value}
      className={cx(
        "flex h-9 items-center gap-1.5 rounded-t-md px-2.5 text-muted text-sm hover:text-ink data-[active]:font-medium data-[active]:text-ink-strong focus-visible:outline-offset-[-2px]",
        className,
      )}
    >
      {children}
    </Base.Tab>
  );
}

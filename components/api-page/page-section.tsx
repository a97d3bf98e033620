import { type ReactNode, useId } from "react";

export function PageSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex w-full min-w-0 max-w-3xl flex-col gap-2.5 text-ink text-sm">
      <h2 id={id} className="font-medium text-base text-ink-strong">
        {title}
      </h2>
      {children}
    </section>
  );
}

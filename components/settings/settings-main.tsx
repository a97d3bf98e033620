import type { ReactNode } from "react";

/** The room of one page of the settings. */
export function SettingsMain({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="flex min-w-0 max-w-3xl flex-1 flex-col gap-8 px-3 pt-4 pb-10 tabs:px-5">
      {children}
    </main>
  );
}

interface SettingsPartProps {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}

export function SettingsPart({ title, note, children }: SettingsPartProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div>
        <h2 className="font-medium text-ink-strong text-sm">{title}</h2>
        {note !== undefined && <p className="text-muted text-xs">{note}</p>}
      </div>
      {children}
    </section>
  );
}

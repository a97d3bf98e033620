import type { ReactNode } from "react";

/** A page that is one short form: signing in or up. */
export function AccountCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="flex flex-1 flex-col items-center px-3 pt-8 pb-10 tabs:pt-16">
      <section aria-label={title} className="flex w-full max-w-sm flex-col gap-4">
        {children}
      </section>
    </main>
  );
}

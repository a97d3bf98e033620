import type { ReactNode } from "react";
import { TopBar } from "@/components/frame/top-bar";
import { SettingsNav } from "@/components/settings/settings-nav";

interface SettingsFrameProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** One page of the settings, with the list of all of them beside it. */
export function SettingsFrame({ title, action, children }: SettingsFrameProps) {
  return (
    <>
      <TopBar title={title}>{action}</TopBar>
      <div className="flex min-w-0 flex-1 flex-col tabs:flex-row">
        <SettingsNav />
        {children}
      </div>
    </>
  );
}

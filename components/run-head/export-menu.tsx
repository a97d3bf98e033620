"use client";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { EXPORT_NAMES, fetchMarkdown, toExportPath } from "@/lib/client/export-runs";
import { EXPORT_FORMATS } from "@/lib/contract/export";

/** The run as a file, or as Markdown in the clipboard. */
export function ExportMenu({ runId }: { runId: string }) {
  return (
    <>
      <CopyButton label="Copy the run as Markdown" text={() => fetchMarkdown(runId)} />
      <Menu>
        <MenuTrigger
          render={
            <Button size="sm">
              <Download className="size-3.5" aria-hidden />
              <span className="sr-only tabs:not-sr-only">Export</span>
            </Button>
          }
        />
        <MenuContent align="end">
          {EXPORT_FORMATS.map((as) => (
            <MenuItem key={as} onClick={() => window.location.assign(toExportPath(runId, as))}>
              {EXPORT_NAMES[as]}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
    </>
  );
}

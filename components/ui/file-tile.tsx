import type { ReactNode } from "react";
import { cx } from "./cx";

interface FileTileProps {
  /** A thumbnail or an icon. */
  picture: ReactNode;
  name: string;
  /** Its size, how far it is, or what is wrong with it. */
  detail: string;
  bad?: boolean;
}

/** A file as a small tile: what it looks like, what it is called, how it stands. */
export function FileTile({ picture, name, detail, bad = false }: FileTileProps) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded bg-sunken">
        {picture}
      </span>
      <span className="flex min-w-0 flex-col text-xs">
        <span className="max-w-44 truncate text-ink" title={name}>
          {name}
        </span>
        <span className={cx("tabular-nums", bad ? "max-w-72 text-bad" : "text-muted")}>{detail}</span>
      </span>
    </span>
  );
}

/** Around a tile and its buttons. */
export const FILE_FRAME =
  "flex max-w-full items-center gap-1 rounded-md border border-line bg-surface py-1 pr-1.5 pl-1";

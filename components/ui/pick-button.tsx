"use client";
import { ThumbsUp } from "lucide-react";
import { cx } from "./cx";
import { IconButton } from "./icon-button";

interface PickButtonProps {
  /** What is picked: "A’s answer". */
  what: string;
  picked: boolean;
  disabled: boolean;
  onPick: () => void;
  /** Pressed again, the pick is taken back. */
  onWithdraw: () => void;
}

/** A vote for one of several answers. */
export function PickButton({ what, picked, disabled, onPick, onWithdraw }: PickButtonProps) {
  return (
    <IconButton
      size="sm"
      label={picked ? `You would use ${what}` : `Use ${what}`}
      aria-pressed={picked}
      disabled={disabled}
      onClick={picked ? onWithdraw : onPick}
      icon={<ThumbsUp className={cx("size-3.5", picked && "fill-current text-accent-ink")} aria-hidden />}
    />
  );
}

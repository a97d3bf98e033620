import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  /** The name, for screen readers and as the tooltip. */
  label: string;
  /** A 16 px icon. */
  icon: ReactNode;
  /** Shown in the tooltip: "⌘K". */
  shortcut?: string;
  size?: "sm" | "md";
  /** For buttons inside popups, where a tooltip would cover the text. */
  tooltip?: boolean;
  /** Why it does nothing now. Not `disabled`: that would throw the focus back to the page's beginning. */
  unavailable?: string | false;
}

const STYLE =
  "inline-flex shrink-0 select-none items-center justify-center rounded-md text-muted transition-colors duration-100 " +
  "enabled:not-aria-disabled:hover:bg-hover enabled:not-aria-disabled:hover:text-ink enabled:not-aria-disabled:active:bg-pressed " +
  "data-[popup-open]:bg-hover aria-pressed:bg-pressed aria-pressed:text-ink aria-disabled:opacity-40 disabled:opacity-40";

export function IconButton({
  label,
  icon,
  shortcut,
  size = "md",
  tooltip = true,
  unavailable = false,
  className,
  type = "button",
  ...props
}: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      className={cx(STYLE, size === "sm" ? "size-6" : "size-8", className)}
      {...props}
      {...(unavailable !== false && {
        "aria-disabled": true,
        title: unavailable,
        onClick: undefined,
      })}
    >
      {icon}
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip content={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  );
}

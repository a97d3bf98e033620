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
}

const STYLE =
  "inline-flex shrink-0 select-none items-center justify-center rounded-md text-muted transition-colors duration-100 " +
  "enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-pressed data-[popup-open]:bg-hover " +
  "aria-pressed:bg-pressed aria-pressed:text-ink disabled:opacity-40";

export function IconButton({
  label,
  icon,
  shortcut,
  size = "md",
  tooltip = true,
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

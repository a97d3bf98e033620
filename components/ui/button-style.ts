import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

const BASE =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium " +
  "transition-colors duration-100 disabled:opacity-50 data-[disabled]:opacity-50";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-on enabled:hover:bg-accent-hover",
  secondary:
    "border border-line-strong bg-raised text-ink enabled:hover:bg-hover enabled:active:bg-pressed data-[popup-open]:bg-hover",
  ghost: "text-ink enabled:hover:bg-hover enabled:active:bg-pressed data-[popup-open]:bg-hover",
  danger: "border border-line-strong bg-raised text-bad enabled:hover:border-bad enabled:hover:bg-bad-soft",
};

const SIZES: Record<ButtonSize, string> = { sm: "h-7 px-2 text-xs", md: "h-8 px-3 text-sm" };

/** For links that look like buttons. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return cx(BASE, VARIANTS[variant], SIZES[size]);
}

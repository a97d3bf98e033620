"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";
import { MENU_ITEM, POPUP_MOTION, POPUP_SURFACE } from "./popup-style";

export const Menu = Base.Root;
export const MenuTrigger = Base.Trigger;
export const MenuRadioGroup = Base.RadioGroup;

interface MenuContentProps {
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}

export function MenuContent({ side = "bottom", align = "start", className, children }: MenuContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-50">
        <Base.Popup className={cx(POPUP_SURFACE, POPUP_MOTION, "min-w-44 p-1", className)}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

interface MenuItemProps extends Omit<ComponentProps<typeof Base.Item>, "className"> {
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
}

export function MenuItem({ icon, shortcut, danger, children, ...props }: MenuItemProps) {
  return (
    <Base.Item className={cx(MENU_ITEM, danger && "text-bad")} {...props}>
      {icon !== undefined && <span className="text-muted">{icon}</span>}
      <span className="flex-1">{children}</span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </Base.Item>
  );
}

export function MenuRadioItem({
  value,
  icon,
  children,
}: {
  value: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Base.RadioItem value={value} closeOnClick className={MENU_ITEM}>
      {icon !== undefined && <span className="text-muted">{icon}</span>}
      <span className="flex-1">{children}</span>
      <Base.RadioItemIndicator>
        <Check className="size-3.5" aria-hidden />
      </Base.RadioItemIndicator>
    </Base.RadioItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

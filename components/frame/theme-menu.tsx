"use client";
import { Monitor } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import { THEMES } from "@/components/ui/themes";

export function ThemeMenu() {
  const { theme, setTheme } = useTheme();
  // The server does not know the theme: the icon waits for the browser.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const Icon = THEMES.find((one) => mounted && one.value === theme)?.Icon ?? Monitor;
  return (
    <Menu>
      <MenuTrigger render={<IconButton label="Theme" tooltip={false} icon={<Icon className="size-4" />} />} />
      <MenuContent side="top">
        <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
          {THEMES.map(({ value, name, Icon: ItemIcon }) => (
            <MenuRadioItem key={value} value={value} icon={<ItemIcon className="size-4" aria-hidden />}>
              {name}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

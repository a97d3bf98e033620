"use client";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { RadioCards } from "@/components/ui/radio-cards";
import { THEMES } from "@/components/ui/themes";
import { SettingsMain, SettingsPart } from "./settings-main";

export function Appearance() {
  const { theme, setTheme } = useTheme();
  // The server does not know the theme: the choice is shown once the browser tells it.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <SettingsMain>
      <SettingsPart title="Theme" note="In this browser.">
        <div className="max-w-sm rounded-lg border border-line">
          <RadioCards
            label="Theme"
            items={THEMES.map(({ value, name }) => ({ value, title: name }))}
            value={THEMES.find(({ value }) => mounted && value === theme)?.value ?? null}
            onValueChange={setTheme}
          />
        </div>
      </SettingsPart>
    </SettingsMain>
  );
}

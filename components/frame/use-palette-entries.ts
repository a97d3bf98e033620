import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { THEMES } from "@/components/ui/themes";
import { useFrameStore } from "@/lib/client/frame-store";
import { type PaletteAction, usePaletteStore } from "@/lib/client/palette-actions";
import { useRailStore } from "./rail-store";

export type PaletteEntry = PaletteAction;

/** What the parts on the screen offer, first; then where to go and how it looks. Grouped by heading. */
export function usePaletteEntries(): Map<string, PaletteEntry[]> {
  const router = useRouter();
  const { setTheme } = useTheme();
  const offers = usePaletteStore((store) => store.offers);
  const set = useFrameStore((store) => store.set);
  const toggleRail = useRailStore((store) => store.toggle);
  const entries: PaletteEntry[] = [
    ...[...offers.values()].flat(),
    { id: "go-playground", group: "Go to", title: "Playground", run: () => router.push("/") },
    {
      id: "go-history",
      group: "Go to",
      title: "History",
      keywords: ["runs"],
      run: () => router.push("/history"),
    },
    {
      id: "go-profiles",
      group: "Go to",
      title: "Profiles",
      keywords: ["setup", "pool", "preset", "import", "export", "default"],
      run: () => router.push("/profiles"),
    },
    {
      id: "go-models",
      group: "Go to",
      title: "Models",
      keywords: ["measured", "speed", "latency", "first token", "failures", "spend"],
      run: () => router.push("/models"),
    },
    {
      id: "go-costs",
      group: "Go to",
      title: "Costs",
      keywords: ["spend", "spent", "money", "budget", "usage", "bill"],
      run: () => router.push("/costs"),
    },
    {
      id: "go-connections",
      group: "Go to",
      title: "Settings: connections",
      keywords: ["provider", "key", "connect", "ollama", "openrouter", "models"],
      run: () => router.push("/settings/connections"),
    },
    {
      id: "go-account",
      group: "Go to",
      title: "Settings: account",
      keywords: ["sign in", "sign up", "sign out", "password", "sessions", "delete"],
      run: () => router.push("/settings/account"),
    },
    {
      id: "show-keys",
      group: "View",
      title: "Keyboard shortcuts",
      shortcut: "?",
      run: () => set({ keys: true }),
    },
    { id: "fold-rail", group: "View", title: "Fold or unfold the rail", shortcut: "[", run: toggleRail },
    ...THEMES.map(({ value, name }) => ({
      id: `theme-${value}`,
      group: "View",
      title: `Theme: ${name.toLowerCase()}`,
      run: () => setTheme(value),
    })),
  ];
  const groups = new Map<string, PaletteEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return groups;
}

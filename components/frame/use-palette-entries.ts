import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { THEMES } from "@/components/ui/themes";
import { useFrameStore } from "@/lib/client/frame-store";
import { type PaletteAction, usePaletteStore } from "@/lib/client/palette-actions";
import { useRailStore } from "./rail-store";

export type PaletteEntry = PaletteAction;

const PLACES = [
  { id: "go-playground", title: "Playground", path: "/", keywords: [] },
  { id: "go-history", title: "History", path: "/history", keywords: ["runs"] },
  {
    ...{ id: "go-profiles", title: "Profiles", path: "/profiles" },
    keywords: ["setup", "pool", "preset", "import", "export", "default"],
  },
  {
    ...{ id: "go-models", title: "Models", path: "/models" },
    keywords: ["measured", "speed", "latency", "first token", "failures", "spend"],
  },
  {
    ...{ id: "go-costs", title: "Costs", path: "/costs" },
    keywords: ["spend", "spent", "money", "budget", "usage", "bill"],
  },
  {
    ...{ id: "go-api", title: "API", path: "/developers" },
    keywords: ["developers", "openai", "curl", "sdk", "token", "mcp", "code", "snippet"],
  },
  {
    ...{ id: "go-connections", title: "Settings: connections", path: "/settings/connections" },
    keywords: ["provider", "key", "connect", "ollama", "openrouter", "models"],
  },
  {
    ...{ id: "go-account", title: "Settings: account", path: "/settings/account" },
    keywords: ["sign in", "sign up", "sign out", "password", "sessions", "delete"],
  },
];

/** What the parts on the screen offer, first; then where to go and how it looks. Grouped by heading. */
export function usePaletteEntries(): Map<string, PaletteEntry[]> {
  const router = useRouter();
  const { setTheme } = useTheme();
  const offers = usePaletteStore((store) => store.offers);
  const set = useFrameStore((store) => store.set);
  const toggleRail = useRailStore((store) => store.toggle);
  const entries: PaletteEntry[] = [
    ...[...offers.values()].flat(),
    ...PLACES.map(({ id, title, path, keywords }) => ({
      ...{ id, group: "Go to", title, keywords },
      run: () => router.push(path),
    })),
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

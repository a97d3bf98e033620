import { Monitor, Moon, Sun } from "lucide-react";

export const THEMES = [
  { value: "light", name: "Light", Icon: Sun },
  { value: "dark", name: "Dark", Icon: Moon },
  { value: "system", name: "As the system", Icon: Monitor },
] as const;

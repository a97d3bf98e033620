import { Button } from "@/components/ui/button";
import { SERVER_PRESETS } from "./kind-table";

interface ServerPresetsProps {
  value: string;
  onChoose: (preset: { name: string; baseUrl: string }) => void;
}

/** Fills in where a local server usually listens. */
export function ServerPresets({ value, onChoose }: ServerPresetsProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="pb-1 text-muted text-xs">On the machine of this server</legend>
      {SERVER_PRESETS.map((preset) => (
        <Button
          key={preset.name}
          size="sm"
          aria-pressed={value === preset.baseUrl}
          className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
          onClick={() => onChoose(preset)}
        >
          {preset.name}
        </Button>
      ))}
    </fieldset>
  );
}

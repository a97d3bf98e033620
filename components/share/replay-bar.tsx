import { Pause, Play, SkipForward } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { formatElapsed } from "@/lib/client/format";
import { REPLAY_SPEEDS, type ReplaySpeed, type ReplayStore } from "@/lib/client/replay-store";

interface ReplayBarProps {
  store: ReplayStore;
  onAgain: () => void;
  onClose: () => void;
}

/** Pause, speed and skip, beside how far it is. */
export function ReplayBar({ store, onAgain, onClose }: ReplayBarProps) {
  const { playing, speed, positionMs, endMs } = useStore(store.replay);
  const done = positionMs >= endMs;
  return (
    <section
      aria-label="Replay"
      className="flex flex-wrap items-center gap-1.5 rounded-lg border border-line bg-raised px-3 py-1.5 text-sm"
    >
      {done ? (
        <Button size="sm" onClick={onAgain}>
          <Play className="size-3.5" aria-hidden />
          Replay again
        </Button>
      ) : (
        <Button size="sm" onClick={() => store.setPlaying(!playing)} className="min-w-20">
          {playing ? <Pause className="size-3.5" aria-hidden /> : <Play className="size-3.5" aria-hidden />}
          {playing ? "Pause" : "Go on"}
        </Button>
      )}
      <fieldset className="flex items-center">
        <legend className="sr-only">Speed</legend>
        {REPLAY_SPEEDS.map((each) => (
          <SpeedButton key={each} speed={each} on={each === speed} onChoose={store.setSpeed} />
        ))}
      </fieldset>
      <Button size="sm" variant="ghost" disabled={done} onClick={() => store.skip()}>
        <SkipForward className="size-3.5" aria-hidden />
        Skip to the end
      </Button>
      <span className="text-muted text-xs tabular-nums">
        {formatElapsed(positionMs)} of {formatElapsed(endMs)}
      </span>
      <Button size="sm" variant="ghost" className="ml-auto" onClick={onClose}>
        Close the replay
      </Button>
    </section>
  );
}

interface SpeedButtonProps {
  speed: ReplaySpeed;
  on: boolean;
  onChoose: (speed: ReplaySpeed) => void;
}

function SpeedButton({ speed, on, onChoose }: SpeedButtonProps) {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={on}
      onClick={() => onChoose(speed)}
      className={on ? "bg-pressed tabular-nums" : "tabular-nums"}
    >
      {speed}×
    </Button>
  );
}

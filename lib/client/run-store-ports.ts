import type { RunStorePorts } from "./run-store";
import { browserStreamPorts } from "./stream-ports";

/** A hidden tab paints no frames; the run still has to be folded. */
const HIDDEN_FRAME_MS = 250;

export const browserRunStorePorts: RunStorePorts = {
  ...browserStreamPorts,
  now: () => Date.now(),
  onFrame(callback) {
    const frame = requestAnimationFrame(run);
    const timer = setTimeout(run, HIDDEN_FRAME_MS);
    function cancel() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    }
    function run() {
      cancel();
      callback();
    }
    return cancel;
  },
};

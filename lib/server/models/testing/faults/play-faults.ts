import { openFaultLab } from "./fault-lab";
import type { FaultShape } from "./fault-shape";
import { FAULT_SHAPES } from "./fault-shapes";
import { isPlayedAt, type PlayedFault, POSITIONS, type Position, playFault } from "./play-fault";

/** Runs at the same time: enough for those that wait, few enough that the others are not late. */
const AT_ONCE = 48;

export type FindPlayed = (shape: FaultShape, position: Position) => PlayedFault;

/** Every fault in every position, each in a run of its own. Those that wait for a limit begin first. */
export async function playFaults(): Promise<FindPlayed> {
  await using lab = await openFaultLab();
  const played = new Map<string, PlayedFault>();
  const slowFirst = [...FAULT_SHAPES].sort(
    (a, b) => Number(b.limit !== undefined) - Number(a.limit !== undefined),
  );
  const waiting = slowFirst.flatMap((shape) =>
    POSITIONS.filter((position) => isPlayedAt(shape, position)).map((position) => ({ shape, position })),
  );
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { shape, position } = next;
      played.set(`${shape.name} ${position}`, await playFault(lab, shape, position));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (shape, position) => {
    const one = played.get(`${shape.name} ${position}`);
    if (!one) throw new RangeError(`${shape.name} was not played at ${position}.`);
    return one;
  };
}

import { ENDING_SHAPES } from "./ending-shapes";
import type { FaultShape } from "./fault-shape";
import { REFUSED_SHAPES } from "./refused-shapes";
import { STREAM_SHAPES } from "./stream-shapes";

/** Every fault that is known, in the words of those who met it. */
export const FAULT_SHAPES: readonly FaultShape[] = [...REFUSED_SHAPES, ...STREAM_SHAPES, ...ENDING_SHAPES];

import { inLane as inWorkLane, type WorkLane } from '../../store/work-lane.ts'

/** Answer a request in the lane of whose work it is: the pool shares its connections out by it. */
export const inLane = <T>(lane: WorkLane, answer: () => T): T => inWorkLane(lane, answer)

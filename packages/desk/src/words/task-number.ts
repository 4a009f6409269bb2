/** Numbers of targets and of tasks outside the report begin here, as in the record. */
const [ofTargets, outside] = [10_001, 20_001]

/** `12`, `目标3` of a target, `增2` of a task outside the report. */
export function commitmentNumber(number: number): string {
  if (number >= outside) return `增${number - outside + 1}`
  if (number >= ofTargets) return `目标${number - ofTargets + 1}`
  return String(number)
}

/**
 * `12`, or `12-2` for the second task of a commitment that was split. The first keeps the commitment's own number,
 * here as in the tables that go out and in the record.
 */
export const taskNumber = ({ number, part }: { readonly number: number; readonly part: number }): string =>
  part > 1 ? `${commitmentNumber(number)}-${part}` : commitmentNumber(number)

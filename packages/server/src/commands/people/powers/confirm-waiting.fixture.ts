import type { TestRecord } from '../../record.fixture.ts'
import { decidePowerFromConsole } from './decide-power.ts'

/** For tests whose subject is something else: confirm what an answer says waits for another administrator. */
export async function confirmWaiting(
  { db, may }: Pick<TestRecord, 'db' | 'may'>,
  at: Date,
  answer: unknown,
): Promise<void> {
  const { powerRequestId } = answer as { readonly powerRequestId: string }
  const decided = await decidePowerFromConsole(db, may, at, powerRequestId, 'confirm')
  if (decided.kind === 'refused') throw new Error(decided.message)
}

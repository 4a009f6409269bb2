import type { Kysely } from 'kysely'
import type { Break } from '../../../ledger/verify-chain.ts'
import type { Tables } from '../../../store/tables.ts'
import type { Recorded } from './recorded.ts'
import { differingLight, differingSnapshot, differingTask } from './shown-plan.ts'
import { differingEvidence, differingReport } from './shown-reports.ts'
import { differingRole } from './shown-roles.ts'

/**
 * The first thing that is shown and is not what the ledger recorded: published snapshots, the promises of tasks, reports that
 * were sent, lights, roles, evidence. Undefined where all of them are. What a purge emptied is not compared.
 */
export async function verifyShown(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  for (const differing of [
    differingSnapshot,
    differingTask,
    differingReport,
    differingLight,
    differingRole,
    differingEvidence,
  ]) {
    const found = await differing(trx, jurisdictionId, recorded)
    if (found) return found
  }
  return undefined
}

import { type Kysely, sql } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'

/** How a place's record stands. */
export interface PlaceStatus {
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
  readonly entries: number
  /** Hash of the ledger's last entry. */
  readonly head: string
  /** Commitments of adopted reports. */
  readonly commitments: number
  /** Bytes of the vault's contents. */
  readonly bytes: number
  readonly units: number
}

/** How the records stand, by code, at most a hundred after a code. Not bound to one jurisdiction: the list of them. */
export async function recordStatus(db: Kysely<Tables>, after = ''): Promise<readonly PlaceStatus[]> {
  const { rows } = await acrossPlaces('the list of places', () =>
    sql<PlaceStatus & { entries: string; commitments: string; bytes: string; units: string }>`
    select j.jurisdiction_id as "jurisdictionId", j.code, j.name, h.seq as entries, h.hash as head,
      (select count(*) from commitment c join report r using (jurisdiction_id, report_id)
        where c.jurisdiction_id = j.jurisdiction_id and r.state = 'adopted' and c.origin = 'report') as commitments,
      (select coalesce(sum(size), 0) from vault v where v.jurisdiction_id = j.jurisdiction_id and content is not null) as bytes,
      (select count(*) from unit u where u.jurisdiction_id = j.jurisdiction_id) as units
    from jurisdiction j join ledger_head h using (jurisdiction_id)
    where j.code > ${after} order by j.code limit 100`.execute(db),
  )
  return rows.map((row) => ({
    ...row,
    entries: Number(row.entries),
    commitments: Number(row.commitments),
    bytes: Number(row.bytes),
    units: Number(row.units),
  }))
}

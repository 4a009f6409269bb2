import { titledPlace } from '../../domain/titled-place.ts'
import type { CommitmentTable } from '../../exchange/publication/commitment-table.ts'
import { csvTable } from '../../exchange/publication/csv-table.ts'
import { makeApart } from '../../exchange/work/apart.ts'
import { jurisdictionByCode } from '../../record/places/find-jurisdiction.ts'
import { asAttachment } from '../../vault/evidence/plain-file-name.ts'
import type { DeskDependencies } from './desk-dependencies.ts'

/** A table as a file to be saved, named by its title. */
export async function tableFile(table: CommitmentTable, kind: 'xlsx' | 'csv'): Promise<Response> {
  const [bytes, type] =
    kind === 'csv'
      ? [csvTable(table), 'text/csv; charset=utf-8']
      : [await makeApart('xlsxTable', table), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-disposition': asAttachment(`${table.title}.${kind}`),
      'cache-control': 'private, no-store',
    },
  })
}

/** The place as a title names it; one that does not exist says so. */
export async function placeInTitle({ db }: DeskDependencies, code: string): Promise<string> {
  const place = await jurisdictionByCode(db, code)
  return place ? titledPlace(place) : ''
}

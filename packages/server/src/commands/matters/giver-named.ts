import type { Transaction } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import { giverIn } from '../../record/clues/giver-of-matter.ts'
import type { Tables } from '../../store/tables.ts'

/** A refusal where texts that units will read of a matter name who gave its clue; undefined where they do not. */
export async function giverNamed(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  of: { readonly matterId: string } | { readonly clueId: string },
  texts: readonly (string | null | undefined)[],
) {
  const named = await giverIn(trx, jurisdictionId, of, texts)
  return named === null
    ? undefined
    : refusal(
        422,
        'giver-named',
        `文字中出现了线索反映人的姓名或联系方式（“${named}”）。承办单位会看到这些文字，没有保存；请改写后再办理。`,
        'The text names who gave the clue, and units will read it; nothing was saved.',
      )
}

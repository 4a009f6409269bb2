// Writes to a record as fast as it goes, four at a time, and says of each write that was acknowledged; for `crash.mjs`, which kills it.
import '../scripts/node24.mjs'

const [folder = '', place = '', round = ''] = process.argv.slice(2)
const { openRecord } = await import('../packages/server/src/store/open-record.ts')
const { createToken } = await import('../packages/server/src/commands/tokens/create-token.ts')
const { mayWriteFromConsole } = await import('../packages/server/src/access/actor.ts')

const record = await openRecord({ kind: 'folder', path: folder })
if (record.kind === 'refused') throw new Error(record.messageEn)
const may = mayWriteFromConsole(place, 'bench')
const write = async () => {
  for (let number = 0; ; number++) {
    const { tokenId } = await createToken(record.db, may, new Date(), { name: `${round}-${number}`, days: null })
    process.send?.(tokenId)
  }
}
await Promise.all([write(), write(), write(), write()]).catch(() => process.exit(1))

// Works on a record as fast as it goes, several acts at a time, and says of each that was acknowledged; for `crash.mjs`,
// which kills it: tokens, reports read and imported, adopted and published, purged, archives, evidence, e-mail.
import '../scripts/node24.mjs'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'

const [folder = '', place = '', round = ''] = process.argv.slice(2)
const server = (path) => import(`../packages/server/src/${path}`)
const { openRecord } = await server('store/open-record.ts')
const { mayWriteFromConsole } = await server('access/actor.ts')
const { createToken } = await server('commands/tokens/create-token.ts')
const { readFile } = await server('commands/reports/read-file.ts')
const { importReport } = await server('commands/reports/import-report.ts')
const { adoptReport } = await server('commands/reports/adopt-report.ts')
const { purgeContent } = await server('commands/purge/purge-content.ts')
const { madeUpReport } = await server('commands/reports/report.fixture.ts')
const { deliverMail } = await server('commands/mail/deliver-mail.ts')
const { writeArchive } = await server('exchange/archive/archive-file.ts')
const { keepFile } = await server('vault/evidence/keep-file.ts')
const { receiveBytes } = await server('vault/evidence/upload-part.ts')

const record = await openRecord({ kind: 'folder', path: folder })
if (record.kind === 'refused') throw new Error(record.messageEn)
const { db } = record
const may = mayWriteFromConsole(place, 'bench')
const say = (kind, id) => process.send?.({ kind, id })

const acts = {
  token: async (number) => say('token', (await createToken(db, may, new Date(), { name: number, days: null })).tokenId),
  report: async (number) => {
    const text = madeUpReport({
      place: '青禾县',
      extra: `新建${1000 + (Number(round) * 100 + Number(number.split('-')[1]))}个口袋公园。`,
    })
    const read = await readFile(Buffer.from(text), '报告.txt')
    if (read.kind === 'refused') throw new Error(read.message)
    const imported = await importReport(db, may, new Date(), read.file)
    if (imported.kind === 'refused') throw new Error(imported.message)
    say('report', imported.reportId)
    const adopted = await adoptReport(db, may, new Date(), imported.reportId, { publish: true })
    if (adopted.kind === 'refused') return
    say('snapshot', adopted.snapshot)
    if (number.endsWith('0')) return
    const hash = createHash('sha256').update(text).digest('hex')
    const purged = await purgeContent(db, may, new Date(), { hash, persons: ['甲', '乙'], reason: '试验' })
    if (purged.kind === 'purged') say('purge', hash)
  },
  archive: async (number) => {
    const file = join(folder, 'archives', `${round}-${number}.tar.gz`)
    await writeArchive(db, place, new Date(), file)
    say('archive', file)
  },
  evidence: async () => {
    const bytes = Buffer.from(randomBytes(200_000).toString('hex'))
    const hash = createHash('sha256').update(bytes).digest('hex')
    const evidence = { path: join(folder, 'evidence') }
    const part = { jurisdictionId: place, uploadId: crypto.randomUUID(), size: bytes.length }
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    }
    await receiveBytes(evidence, part, 0, pieces())
    const kept = await keepFile(evidence, part, { hash, fileName: '记录.txt' })
    if (kept.kind === 'kept') say('evidence', hash)
  },
  mail: async () => {
    // what goes out is counted by who kills: once gone, it must not go again
    await deliverMail(db, new Date(), async ({ subject }) => say('mail', subject))
    await new Promise((resolve) => setTimeout(resolve, 20))
  },
}
const repeat = async (act) => {
  for (let number = 0; ; number++) await act(`${round}-${number}`)
}
await Promise.all([acts.token, ...Object.values(acts)].map(repeat)).catch(() => process.exit(1))

import type { Database } from '../../commands/database.ts'
import { signatureOf } from '../../exchange/archive/archive-keys.ts'
import { verifyArchive } from '../../exchange/archive/verify-archive.ts'
import { countersigners, readHeads, type SignedHead } from '../../exchange/heads/head-file.ts'
import type { Whole } from '../../ledger/verify-chain.ts'
import { verifyEvidence } from '../../queries/evidence/verify-evidence.ts'
import { verifyNowhere, verifyRecord } from '../../queries/ledger/verify-record.ts'
import { allJurisdictions, type FoundJurisdiction } from '../../record/places/find-jurisdiction.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language, Said } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'
import { brokenFile, brokenWords, notSigned } from './broken-words.ts'

const usage =
  'luoshi verify [--head HASH] [--heads PATH] [--archive FILE [--key FINGERPRINT]] [--jurisdiction CODE]    luoshi verify --help'

const own = {
  head: { takes: 'value' },
  heads: { takes: 'value' },
  archive: { takes: 'value' },
  key: { takes: 'value' },
} as const

/** `luoshi verify`: recompute ledger and vault, and name the first break. */
export const verify = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { ...placeOptions, ...own })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(verify.help(shell.language))
      return 0
    }
    if (call.rest.length > 0)
      return refuse(shell, misuse(`verify 不带 ${call.rest[0]}`, `verify takes no ${call.rest[0]}`), usage)
    const head = call.given.get('head')
    if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
      return refuse(shell, misuse('--head 应为 64 位十六进制哈希', '--head is a hash of 64 hexadecimal digits'), usage)
    const expected = head === undefined ? {} : { head }
    const settings = await shell.installation.settings()
    const kept = settings.kind === 'refused' ? [] : await readHeads(settings.heads)
    if ('kind' in kept) return sayRefused(shell, kept)
    const path = call.given.get('heads')
    const named = path === undefined ? [] : await readHeads(path)
    if ('kind' in named) return sayRefused(shell, named)
    if (path !== undefined && named.length === 0) return sayRefused(shell, noHeads(path))
    const heads = [...kept, ...named]
    const archive = call.given.get('archive')
    const key = call.given.get('key')
    if (key !== undefined && (archive === undefined || !/^[0-9a-f]{64}$/.test(key)))
      return refuse(
        shell,
        misuse(
          '--key 与 --archive 同用，应为 64 位十六进制指纹',
          '--key goes with --archive: a fingerprint of 64 hexadecimal digits',
        ),
        usage,
      )
    if (archive !== undefined) return verifyFile(shell, archive, { ...expected, heads }, key)
    return withRecord(shell, async ({ db, evidence }) => {
      const code = call.given.get('jurisdiction')
      // a head hash is one place's
      if (code === undefined && head === undefined) return verifyAll(shell, db, evidence, heads)
      const place = await choosePlace(db, code)
      if (place.kind === 'refused') return sayRefused(shell, place)
      return verifyPlace(shell, db, place, { ...expected, heads }, evidence)
    })
  },
} as const

async function verifyAll(
  shell: Shell,
  db: Database,
  evidence: EvidenceFolder | null,
  heads: readonly SignedHead[],
): Promise<ExitStatus> {
  const log = await verifyNowhere(db)
  if (log) await sayRefused(shell, brokenWords('不属于任何行政区的安全日志', log))
  let status: ExitStatus = log ? 1 : 0
  for (let after = ''; ; ) {
    const places = await allJurisdictions(db, { after })
    for (const place of places) if ((await verifyPlace(shell, db, place, { heads }, evidence)) !== 0) status = 1
    const last = places.at(-1)
    if (!last) break
    after = last.code
  }
  return status
}

async function verifyPlace(
  shell: Shell,
  db: Database,
  { jurisdictionId, name, code }: FoundJurisdiction,
  { heads, ...expected }: ExpectedHeads,
  evidence: EvidenceFolder | null,
): Promise<ExitStatus> {
  const signed = heads.filter((one) => one.jurisdictionId === jurisdictionId)
  const outcome = await verifyRecord(db, jurisdictionId, { ...expected, signed })
  if (outcome.kind === 'broken') return sayRefused(shell, brokenWords(`${name}（${code}）`, outcome))
  const files = evidence && (await verifyEvidence(db, jurisdictionId, evidence))
  if (files?.kind === 'broken') return sayRefused(shell, brokenFile(`${name}（${code}）`, files))
  const { entries, contents, purged, head } = outcome
  const earlier = earlierWords(outcome)
  await shell.out.write(
    say(
      shell,
      `${name}（${code}）完好：台账 ${entries} 条，内容 ${contents} 项${files && files.files > 0 ? `，佐证材料 ${files.files} 份` : ''}${purged > 0 ? `（依程序清除 ${purged} 项）` : ''}，末条哈希 ${head}${earlier.zh}${signedWords(signed).zh}\n`,
      `${name} (${code}) is whole: ${entries} entries, ${contents} contents${files && files.files > 0 ? `, ${files.files} evidence files` : ''}${purged > 0 ? ` (${purged} purged by procedure)` : ''}, head ${head}${earlier.en}${signedWords(signed).en}\n`,
    ),
  )
  return 0
}

async function verifyFile(
  shell: Shell,
  file: string,
  { heads, ...expected }: ExpectedHeads,
  key: string | undefined,
): Promise<ExitStatus> {
  const sealing = await shell.installation.settings()
  const outcome = await verifyArchive(file, expected, heads, sealing.kind === 'refused' ? null : sealing.sealing)
  if (outcome.kind === 'refused') return sayRefused(shell, outcome)
  if (outcome.kind === 'broken') return sayRefused(shell, brokenWords(file, outcome))
  const { entries, contents, head, manifest } = outcome
  const settings = await shell.installation.settings()
  const here = settings.kind === 'refused' ? [] : (await settings.keys.known()).map(({ fingerprint }) => fingerprint)
  const signed = signatureOf(manifest, key === undefined ? here : [key])
  if (signed.kind !== 'signed') return sayRefused(shell, notSigned(file, signed))
  const earlier = earlierWords(outcome)
  await shell.out.write(
    say(
      shell,
      `归档完好：${manifest.name}（${manifest.code}），台账 ${entries} 条，内容 ${contents} 项，末条哈希 ${head}${earlier.zh}；签名有效，密钥 ${signed.fingerprint}\n`,
      `The archive is whole: ${manifest.name} (${manifest.code}), ${entries} entries, ${contents} contents, head ${head}${earlier.en}; signed by ${signed.fingerprint}\n`,
    ),
  )
  return 0
}

interface ExpectedHeads {
  readonly head?: string
  /** Heads that others signed, of any place. */
  readonly heads: readonly SignedHead[]
}

const noHeads = (path: string) => ({
  message: `${path} 中没有末条哈希文件（luoshi head 写出的 .json）。没有核验。`,
  messageEn: `${path} holds no head files (.json of luoshi head). Nothing was verified.`,
})

/** Which signed heads the ledger agrees with. */
function signedWords(signed: readonly SignedHead[]): Said {
  if (signed.length === 0) return { zh: '', en: '' }
  const by = [...new Set(signed.flatMap(countersigners))]
  return {
    zh: `；与留存的 ${signed.length} 份签名末条哈希一致${by.length > 0 ? `，会签：${by.join('、')}` : ''}`,
    en: `; agrees with ${signed.length} signed heads${by.length > 0 ? `, countersigned by ${by.join(', ')}` : ''}`,
  }
}

/** Where the head that was asked for stands, when entries came after it. */
function earlierWords({ entries, expectedAt }: Whole): Said {
  if (expectedAt === null || expectedAt === entries) return { zh: '', en: '' }
  return {
    zh: `；所给哈希是其中第 ${expectedAt} 条（共 ${entries} 条），其后新增 ${entries - expectedAt} 条`,
    en: `; the hash given is entry ${expectedAt} of ${entries}, ${entries - expectedAt} came after it`,
  }
}

const zh = `luoshi verify：重算台账和内容库的哈希，指出第一处不符。

用法
  luoshi verify [选项]

选项
  -j, --jurisdiction CODE   只核验一个行政区；不写时全部
      --head HASH           以前公布的末条哈希：台账中没有它，就是被截短或改写了
      --heads PATH          别处留存的签名末条哈希（文件或目录，见 luoshi head）；本机留存的总会核对
      --archive FILE        核验导出的归档文件和签名，不需要数据库
      --key FINGERPRINT     签名须由这个密钥作出（见 luoshi key）；不写时须是本机的密钥
  -h, --help                显示本帮助

退出状态  0 完好；1 不符，第一处写在标准错误上；2 用法不对
`

const en = `luoshi verify: recompute the hashes of ledger and vault, and name the first break.

Usage
  luoshi verify [options]

Options
  -j, --jurisdiction CODE   one place only; all of them otherwise
      --head HASH           a head hash published earlier: a ledger without it was cut short or written again
      --heads PATH          signed heads kept elsewhere (file or folder, see luoshi head); those kept here are always compared
      --archive FILE        verify an exported archive; needs no database
  -h, --help                show this help

Exit status  0 whole; 1 broken, the first break is on standard error; 2 wrong usage
`

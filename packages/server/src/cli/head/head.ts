import {
  countersigners,
  keepHead,
  readHead,
  type SignedHead,
  signHead,
  writeHead,
} from '../../exchange/heads/head-file.ts'
import { ledgerHead } from '../../queries/ledger/ledger-head.ts'
import { verifyRecord } from '../../queries/ledger/verify-record.ts'
import { allJurisdictions } from '../../record/places/find-jurisdiction.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { brokenWords } from '../verify/broken-words.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage =
  'luoshi head [--output FILE] [--jurisdiction CODE] | sign FILE --as NAME | keep FILE    luoshi head --help'
const own = { output: { takes: 'value', short: 'o' }, as: { takes: 'value' } } as const

/** `luoshi head`: the hash of the last entry, to be signed and kept elsewhere. */
export const head = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { ...placeOptions, ...own })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(head.help(shell.language))
      return 0
    }
    const [verb, file, more] = call.rest
    const output = call.given.get('output')
    if (verb === undefined) return tell(shell, call.given.get('jurisdiction'), output)
    if (file === undefined || more !== undefined || (verb !== 'sign' && verb !== 'keep'))
      return refuse(shell, misuse('请写明 sign 或 keep 和一个文件', 'say sign or keep, and a file'), usage)
    if (verb === 'keep') return keep(shell, file)
    const name = call.given.get('as')?.trim()
    if (!name || name.length > 100)
      return refuse(shell, misuse('请用 --as 写明会签单位', 'name who countersigns with --as'), usage)
    return countersign(shell, file, name, output ?? file)
  },
} as const

function tell(shell: Shell, code: string | undefined, output: string | undefined): Promise<ExitStatus> {
  return withRecord(shell, async ({ db, keys }) => {
    const place = await choosePlace(db, code)
    if (place.kind === 'refused') return sayRefused(shell, place)
    const at = shell.now()
    const { entries, hash } = (await ledgerHead(db, place.code)) ?? { entries: 0, hash: '' }
    await shell.out.write(`${place.code}\t${place.name}\t${entries}\t${hash}\n`)
    if (output === undefined) return 0
    const { jurisdictionId, name } = place
    const statement = { schema: 'luoshi.head/1', jurisdictionId, code: place.code, name, entries, head: hash } as const
    const signed = await signHead(keys, { ...statement, at: at.toISOString() }, name, at)
    return 'kind' in signed ? sayRefused(shell, signed) : written(shell, output, signed)
  })
}

async function countersign(shell: Shell, file: string, by: string, output: string): Promise<ExitStatus> {
  const settings = await shell.installation.settings()
  if (settings.kind === 'refused') return sayRefused(shell, settings)
  const found = await readHead(file)
  if ('kind' in found) return sayRefused(shell, found)
  const signed = await signHead(settings.keys, found, by, shell.now())
  if ('kind' in signed) return sayRefused(shell, signed)
  // the signer's own copy is what the place cannot take away
  const copy = await keepHead(settings.heads, signed)
  await shell.err.write(say(shell, `本机留存：${copy}\n`, `Kept here: ${copy}\n`))
  return written(shell, output, signed)
}

function keep(shell: Shell, file: string): Promise<ExitStatus> {
  return withRecord(shell, async ({ db, heads }) => {
    const found = await readHead(file)
    if ('kind' in found) return sayRefused(shell, found)
    const [place] = (await allJurisdictions(db, { after: '' })).filter(
      (one) => one.jurisdictionId === found.jurisdictionId,
    )
    if (!place)
      return sayRefused(shell, {
        message: `库中没有 ${found.name}（${found.code}）。请在该地自己的安装上运行。`,
        messageEn: `The record does not hold ${found.name} (${found.code}). Run this on that place's own installation.`,
      })
    const outcome = await verifyRecord(db, place.jurisdictionId, { signed: [found] })
    if (outcome.kind === 'broken') return sayRefused(shell, brokenWords(`${place.name}（${place.code}）`, outcome))
    const path = await keepHead(heads, found)
    const by = countersigners(found).join('、')
    await shell.out.write(
      say(
        shell,
        `台账与之一致，已留存：${path}，以后 luoshi verify 都与它核对。会签：${by || '无'}\n`,
        `The ledger agrees; kept: ${path}. luoshi verify compares with it from now on. Countersigned by: ${by || 'nobody'}\n`,
      ),
    )
    return 0
  })
}

async function written(shell: Shell, output: string, signed: SignedHead): Promise<ExitStatus> {
  try {
    await writeHead(output, signed)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    return sayRefused(shell, {
      message: `文件 ${output} 写不下去（${why}）。请检查路径和权限。`,
      messageEn: `The file ${output} cannot be written (${why}). Check its path and permissions.`,
    })
  }
  const count = signed.signatures.length
  await shell.err.write(say(shell, `已写出 ${output}，${count} 个签名。\n`, `Wrote ${output}, ${count} signatures.\n`))
  return 0
}

const zh = `luoshi head：台账的末条哈希，供别处签名留存。链条自己看不出被整个重写；别处留存的末条哈希能看出来。

用法
  luoshi head [-j CODE]                 显示代码、地区、条数、末条哈希
  luoshi head [-j CODE] -o FILE         写成文件，由本机密钥（luoshi key）签名，交给另一套安装会签
  luoshi head sign FILE --as 单位 [-o FILE2]   在另一套安装上会签，并在那里留存一份；不写 -o 时写回原文件
  luoshi head keep FILE                 在本地的安装上收回会签件：先核对台账，再留存，以后 luoshi verify 都与它核对

已批准的通报印有批准时的台账条数和哈希；用 luoshi verify --head 哈希 核对。

退出状态  0 已办；1 没有办成；2 用法不对
`

const en = `luoshi head: the hash of the ledger's last entry, for others to sign and keep. A chain does not see that all of it was
written again; a head kept elsewhere does.

Usage
  luoshi head [-j CODE]                 code, place, entries, head
  luoshi head [-j CODE] -o FILE         as a file, signed by this installation's key (luoshi key), to be countersigned elsewhere
  luoshi head sign FILE --as NAME [-o FILE2]   countersign on another installation, which keeps a copy; into the same file without -o
  luoshi head keep FILE                 take it back at home: the ledger is compared, the file kept, luoshi verify compares from now on

An approved bulletin prints entry and hash of its approval; compare with luoshi verify --head HASH.

Exit status  0 done; 1 not done; 2 wrong usage
`

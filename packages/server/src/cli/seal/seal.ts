import { reseal, type SealState, sealState } from '../../vault/evidence/reseal.ts'
import { readArguments } from '../arguments.ts'
import type { OpenRecord } from '../installation.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi seal [rotate|apply]    luoshi seal --help'

/** `luoshi seal`: encryption at rest of evidence and archives. */
export const seal = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { help: { takes: 'nothing', short: 'h' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(seal.help(shell.language))
      return 0
    }
    const [verb, more] = call.rest
    if (more !== undefined || (verb !== undefined && verb !== 'rotate' && verb !== 'apply'))
      return refuse(shell, misuse(`seal 不带 ${more ?? verb}`, `seal takes no ${more ?? verb}`), usage)
    return withRecord(shell, async ({ evidence, sealing }) => {
      if (verb === 'rotate') {
        if (sealing.suite === null) return sayRefused(shell, notSealing)
        const rotated = await sealing.rotate()
        if (rotated.kind === 'given') return sayRefused(shell, givenKeys)
      }
      if (evidence === null) return tellKeys(shell, sealing)
      const state = verb === undefined ? await sealState(evidence) : await reseal(evidence)
      await tellKeys(shell, sealing)
      return tellFiles(shell, state)
    })
  },
} as const

async function tellKeys(shell: Shell, sealing: OpenRecord['sealing']): Promise<ExitStatus> {
  const keys = await sealing.all()
  const how =
    sealing.suite ?? say(shell, '不加密（LUOSHI_ENCRYPTION 未设）', 'in the clear (LUOSHI_ENCRYPTION is not set)')
  await shell.out.write(say(shell, `新文件：${how}\n`, `new files: ${how}\n`))
  for (const [index, { id }] of keys.entries()) {
    const present = index === keys.length - 1
    await shell.out.write(`${id}\t${present ? say(shell, '现用', 'present') : say(shell, '以前', 'former')}\n`)
  }
  return 0
}

async function tellFiles(shell: Shell, { files, asWanted, clear, byKey, unreadable }: SealState): Promise<ExitStatus> {
  const others = [...byKey].map(([key, count]) =>
    say(shell, `，密钥 ${key} 加密 ${count} 份`, `, ${count} with key ${key}`),
  )
  await shell.out.write(
    say(
      shell,
      `佐证材料 ${files} 份：符合现行设置 ${asWanted} 份${clear > 0 ? `，未加密 ${clear} 份` : ''}${others.join('')}\n`,
      `${files} evidence files: ${asWanted} as set now${clear > 0 ? `, ${clear} in the clear` : ''}${others.join('')}\n`,
    ),
  )
  if (unreadable.length === 0) return 0
  return sayRefused(shell, {
    message: `有 ${unreadable.length} 份读不出来（缺密钥，或被改动过），没有改写：${unreadable.slice(0, 3).join('、')}${unreadable.length > 3 ? ' 等' : ''}。请补齐以前的密钥，或从备份恢复。`,
    messageEn: `${unreadable.length} files cannot be read (their key is not here, or they were changed) and stay as they are: ${unreadable.slice(0, 3).join(', ')}${unreadable.length > 3 ? ' …' : ''}. Bring the former key, or restore them from a backup.`,
  })
}

const notSealing = {
  message: '没有设置加密，不换密钥。请先设置 LUOSHI_ENCRYPTION（aes-256-gcm 或 sm4-cbc-hmac-sm3）。',
  messageEn:
    'Nothing is encrypted, so no key is rotated. Set LUOSHI_ENCRYPTION first (aes-256-gcm or sm4-cbc-hmac-sm3).',
}
const givenKeys = {
  message:
    '密钥由环境变量给出，请手工更换：把现用密钥移到 LUOSHI_ENCRYPTION_FORMER，新密钥（64 位十六进制，如 openssl rand -hex 32）写入 LUOSHI_ENCRYPTION_KEY，重新启动后运行 luoshi seal apply。',
  messageEn:
    'The keys come from the environment: move the present one to LUOSHI_ENCRYPTION_FORMER, put a new one (64 hexadecimal digits, as of openssl rand -hex 32) into LUOSHI_ENCRYPTION_KEY, start again, then run luoshi seal apply.',
}

const zh = `luoshi seal：佐证材料和归档的静态加密。显示设置、密钥编号和已有文件的加密情况。

用法
  luoshi seal           显示，不改动
  luoshi seal apply     把已有佐证材料按现行设置重写：加密、换算法，或（不设加密时）解密
  luoshi seal rotate    换新密钥，并用它重写已有佐证材料；以前的密钥留着，旧归档还要用

设置（环境变量）
  LUOSHI_ENCRYPTION         aes-256-gcm 或 sm4-cbc-hmac-sm3（需 OpenSSL 带国密算法）；不设为不加密
  LUOSHI_ENCRYPTION_KEYS    密钥文件，默认数据目录的 encryption-keys；请放在另一块盘上并另存一份
  LUOSHI_ENCRYPTION_KEY     密钥本身（64 位十六进制），代替密钥文件；以前的写在 LUOSHI_ENCRYPTION_FORMER

可在服务运行时办理，中断后再运行即可。数据库里的内容不在此列，请加密数据库所在的磁盘。

退出状态  0 已办；1 有文件读不出来或没有办成；2 用法不对
`

const en = `luoshi seal: encryption at rest of evidence and archives. Shows what is set, the keys' ids, and how the files lie there.

Usage
  luoshi seal           show, change nothing
  luoshi seal apply     write the evidence files again as it is set now: sealed, by another cipher, or (nothing set) in the clear
  luoshi seal rotate    take another key and write the evidence files again with it; former keys stay, old archives want them

Settings (environment)
  LUOSHI_ENCRYPTION         aes-256-gcm or sm4-cbc-hmac-sm3 (where OpenSSL has them); in the clear when not set
  LUOSHI_ENCRYPTION_KEYS    file of the keys, encryption-keys of the data folder; put it on another disk, keep a copy
  LUOSHI_ENCRYPTION_KEY     the key itself (64 hexadecimal digits) instead of a file; former ones in LUOSHI_ENCRYPTION_FORMER

May be run beside a server, and again after it broke off. What is in the database is not meant: encrypt its disk.

Exit status  0 done; 1 files cannot be read, or not done; 2 wrong usage
`

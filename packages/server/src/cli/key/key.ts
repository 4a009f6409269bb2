import { readArguments } from '../arguments.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, withRecord } from '../with-record.ts'

const usage = 'luoshi key [rotate]    luoshi key --help'

/** `luoshi key`: the key archives are signed with. */
export const key = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { help: { takes: 'nothing', short: 'h' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(key.help(shell.language))
      return 0
    }
    const [verb, more] = call.rest
    if (more !== undefined || (verb !== undefined && verb !== 'rotate'))
      return refuse(shell, misuse(`key 不带 ${more ?? verb}`, `key takes no ${more ?? verb}`), usage)
    return withRecord(shell, async ({ keys }) => {
      if (verb === 'rotate') await keys.rotate(shell.now())
      else if ((await keys.known()).length === 0) await keys.ensure(shell.now())
      const known = await keys.known()
      for (const [index, { fingerprint, since }] of known.entries()) {
        const present = index === known.length - 1
        await shell.out.write(
          say(
            shell,
            `${fingerprint}\t${since}\t${present ? '现用' : '已停用'}\n`,
            `${fingerprint}\t${since}\t${present ? 'present' : 'former'}\n`,
          ),
        )
      }
      return 0
    })
  },
} as const

const zh = `luoshi key：归档签名用的密钥（Ed25519）。列出各密钥的指纹、启用时间和是否现用；还没有时生成一个。

用法
  luoshi key           列出指纹。请抄录现用的指纹，另处保存：核验归档时用 --key 指纹
  luoshi key rotate    换用新密钥；以前的归档仍能核验

私钥在数据目录的 archive-key.pem，只有本机账户可读；不进归档和备份。

退出状态  0 已办；1 没有办成；2 用法不对
`

const en = `luoshi key: the key archives are signed with (Ed25519). Lists fingerprint, since when, present or former; makes one
where there is none yet.

Usage
  luoshi key           list the fingerprints. Note the present one elsewhere: verify --archive FILE --key FINGERPRINT
  luoshi key rotate    take another key; archives signed before are known still

The private key lies in archive-key.pem of the data folder, for its owner only, and in no archive.

Exit status  0 done; 1 not done; 2 wrong usage
`

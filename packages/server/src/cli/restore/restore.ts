import { signatureOf } from '../../exchange/archive/archive-keys.ts'
import { restorePlace } from '../../exchange/archive/restore-place.ts'
import { sealedElsewhereWords } from '../account/sealed-elsewhere.ts'
import { readArguments } from '../arguments.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { notSigned } from '../verify/broken-words.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi restore FILE    luoshi restore --help'

/** `luoshi restore`: a place back from its archive, into a record that does not hold it. */
export const restore = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { help: { takes: 'nothing', short: 'h' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(restore.help(shell.language))
      return 0
    }
    const [file, more] = call.rest
    if (file === undefined || more !== undefined)
      return refuse(shell, misuse('请写明一个归档文件', 'name one archive'), usage)
    return withRecord(shell, async ({ db, evidence, keys, sealing, sealedElsewhere }) => {
      // a list of keys that cannot be read is said before anything is restored
      const known = (await keys.known()).map(({ fingerprint }) => fingerprint)
      const restored = await restorePlace(db, file, evidence, sealing)
      if (restored.kind === 'refused') return sayRefused(shell, restored)
      const { name, code, exportedAt, ledger, parts } = restored.manifest
      await shell.out.write(
        say(
          shell,
          `已恢复 ${name}（${code}），归档时间 ${exportedAt}，${parts.length} 个部分逐一核对无误。\n台账 ${ledger.entries} 条，末条哈希 ${ledger.head}\n`,
          `Restored ${name} (${code}) as of ${exportedAt}; all ${parts.length} parts hold.\n${ledger.entries} ledger entries, head ${ledger.head}\n`,
        ),
      )
      await shell.out.write(`${say(shell, cameAlong.zh, cameAlong.en)}\n`)
      const sealed = await sealedElsewhere()
      if (sealed.length > 0) {
        const { zh, en } = sealedElsewhereWords(sealed)
        await shell.err.write(say(shell, `注意：${zh}\n`, `Note: ${en}\n`))
      }
      const signed = signatureOf(restored.manifest, known)
      if (signed.kind !== 'signed') {
        const { message, messageEn } = notSigned(file, signed)
        await shell.err.write(say(shell, `注意：${message}\n`, `Note: ${messageEn}\n`))
      }
      return 0
    })
  },
} as const

const cameAlong = {
  zh: `一并恢复：人员、账号、口令（用原口令登录）、已绑定的动态口令、佐证材料、台账和安全日志。
不在归档里，需另行带来或重设：登录密钥（LUOSHI_SECRET 或 sign-in-secret）、归档签名私钥（archive-key.pem，不带则自动换新）、静态加密的密钥、环境变量里的设置；登录中的会话要重新登录。数据库自己的口令（postgres-passwords.json）各机自有，不必带。`,
  en: `Came along: people, accounts, passwords (the former ones hold), second factors, evidence, ledger and security log.
Not in an archive, bring or set again: the sign-in secret (LUOSHI_SECRET or sign-in-secret), the key that signs archives (archive-key.pem; another is made without it), keys of encryption at rest, what the environment sets; sessions begin again. The database's own passwords (postgres-passwords.json) are each machine's own.`,
}

const zh = `luoshi restore：从归档文件恢复一个行政区的全部数据。

用法
  luoshi restore FILE

逐一核对哈希、重算台账，全部无误才写入；库中已有该行政区时拒绝。
账号随人员恢复，已有的账号不覆盖；动态口令用安装时的密钥加密，换机器恢复时请一并带上该密钥（LUOSHI_SECRET 或数据目录下的密钥文件），
否则由管理员重置第二重验证。
恢复到新的数据目录：LUOSHI_DATA=新目录 luoshi restore FILE，然后 LUOSHI_DATA=新目录 luoshi start。

退出状态  0 已恢复；1 没有恢复，数据没有改动；2 用法不对
`

const en = `luoshi restore: everything of a place back from its archive.

Usage
  luoshi restore FILE

Every hash is checked and the ledger recomputed before anything stays; refused where the record holds the place already.
Accounts come back with their people, none that is there is overwritten. Second factors are sealed with the installation's
secret: take it along (LUOSHI_SECRET or the data folder's file), or have them set up again.
Into a new data folder: LUOSHI_DATA=… luoshi restore FILE, then LUOSHI_DATA=… luoshi start.

Exit status  0 restored; 1 not restored, nothing was changed; 2 wrong usage
`

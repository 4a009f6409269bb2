import { stat } from 'node:fs/promises'
import { writeArchive } from '../../exchange/archive/archive-file.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi export --output FILE [--jurisdiction CODE]    luoshi export --help'

/** `luoshi export`: everything of a place as one archive. */
export const exportPlace = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { ...placeOptions, output: { takes: 'value', short: 'o' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(exportPlace.help(shell.language))
      return 0
    }
    const file = call.given.get('output')
    if (file === undefined || call.rest.length > 0)
      return refuse(shell, misuse('请用 --output 写明归档文件', 'name the archive with --output'), usage)
    return withRecord(shell, async ({ db, evidence, keys, sealing }) => {
      const place = await choosePlace(db, call.given.get('jurisdiction'))
      if (place.kind === 'refused') return sayRefused(shell, place)
      const {
        parts,
        ledger,
        missingEvidence = [],
      } = await writeArchive(db, place.jurisdictionId, shell.now(), file, evidence, keys, sealing).catch(
        (error: unknown) => {
          if (error instanceof Error && 'syscall' in error && 'code' in error)
            return { parts: null, ledger: String(error.code), missingEvidence: [] }
          throw error
        },
      )
      if (parts === null) return sayRefused(shell, unwritable(file, ledger))
      const megabytes = ((await stat(file)).size / 1024 / 1024).toFixed(1)
      await shell.out.write(
        say(
          shell,
          `已导出 ${place.name}（${place.code}）：${file}，${megabytes} MB，${parts.length} 个部分。\n台账 ${ledger.entries} 条，末条哈希 ${ledger.head}\n`,
          `Exported ${place.name} (${place.code}): ${file}, ${megabytes} MB, ${parts.length} parts.\n${ledger.entries} ledger entries, head ${ledger.head}\n`,
        ),
      )
      if (missingEvidence.length === 0) return 0
      // everything else is in it, and who exports is to know
      return sayRefused(shell, filesMissing(missingEvidence))
    })
  },
} as const

const filesMissing = (hashes: readonly string[]) => ({
  message: `有 ${hashes.length} 份佐证材料不在数据目录中或已损坏，归档里没有它们：${hashes.slice(0, 3).join('、')}${hashes.length > 3 ? ' 等' : ''}。其余内容均已导出。`,
  messageEn: `${hashes.length} evidence files are missing or damaged and not in the archive: ${hashes.slice(0, 3).join(', ')}${hashes.length > 3 ? ' …' : ''}. Everything else is in it.`,
})

const unwritable = (file: string, code: string) => ({
  message: `归档文件 ${file} 写不下去（${code}），没有导出。请检查路径、权限和磁盘空间。`,
  messageEn: `The archive ${file} cannot be written (${code}); nothing was exported. Check its path, permissions and the disk.`,
})

const zh = `luoshi export：把一个行政区的全部数据导出为一个归档文件（.tar.gz：各表 JSON、报告文件、佐证材料、人员账号、台账、清单）。

用法
  luoshi export --output FILE [选项]

选项
  -o, --output FILE         归档文件，如 140181.tar.gz
  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
  -h, --help                显示本帮助

可在服务运行时导出。luoshi verify --archive FILE 核验，luoshi restore FILE 恢复。

退出状态  0 已导出；1 没有导出；2 用法不对
`

const en = `luoshi export: everything of a place as one archive (.tar.gz: tables as JSON, documents, ledger, manifest).

Usage
  luoshi export --output FILE [options]

Options
  -o, --output FILE         the archive, as 140181.tar.gz
  -j, --jurisdiction CODE   division code; not needed for the only place
  -h, --help                show this help

It may be done beside a running server. luoshi verify --archive FILE checks it, luoshi restore FILE puts it back.

Exit status  0 exported; 1 not exported; 2 wrong usage
`

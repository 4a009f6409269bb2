import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'
import { writeFolder } from './write-folder.ts'

const usage = 'luoshi site --output DIR [--jurisdiction CODE]    luoshi site --help'

/** `luoshi site`: the public pages as files for any web server. */
export const siteAsFiles = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { ...placeOptions, output: { takes: 'value', short: 'o' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(siteAsFiles.help(shell.language))
      return 0
    }
    const folder = call.given.get('output')
    if (!folder || call.rest.length > 0)
      return refuse(shell, misuse('请用 --output 写明文件夹', 'name the folder with --output'), usage)
    return withRecord(shell, async (record) => {
      const code = call.given.get('jurisdiction')
      const place = code === undefined ? undefined : await choosePlace(record.db, code)
      if (place?.kind === 'refused') return sayRefused(shell, place)
      const files = await shell.installation.files(record, code)
      if (files.kind === 'refused') return sayRefused(shell, files)
      const outcome = await writeFolder(folder, files.files).catch((error: unknown) => {
        if (error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error)
          return { kind: 'unwritable' as const, code: String(error.code) }
        throw error
      })
      if (outcome.kind === 'foreign') return sayRefused(shell, foreign(folder))
      if (outcome.kind === 'unwritable') return sayRefused(shell, unwritable(folder, outcome.code))
      const megabytes = (outcome.bytes / 1024 / 1024).toFixed(1)
      const at = files.basePath || '/'
      await shell.out.write(
        say(
          shell,
          `已写出公开网站：${folder}，${outcome.files} 个文件，${megabytes} MB${outcome.removed > 0 ? `；撤下不再公开的 ${outcome.removed} 个` : ''}。请让网站服务器以路径 ${at} 提供这个文件夹。\n`,
          `The public site is written: ${folder}, ${outcome.files} files, ${megabytes} MB${outcome.removed > 0 ? `; ${outcome.removed} no longer public were removed` : ''}. Let a web server serve the folder at ${at}.\n`,
        ),
      )
      return 0
    })
  },
} as const

const foreign = (folder: string) => ({
  message: `文件夹 ${folder} 里已有别的文件，没有写入。请换一个新的或空的文件夹，或上次由 luoshi site 写出的文件夹。`,
  messageEn: `The folder ${folder} holds other files; nothing was written. Give a new or empty one, or one that luoshi site wrote.`,
})

const unwritable = (folder: string, code: string) => ({
  message: `文件夹 ${folder} 写不下去（${code}），网站没有写完。请检查路径、权限和磁盘空间后重新运行。`,
  messageEn: `The folder ${folder} cannot be written (${code}); the site is not complete. Check its path, permissions and the disk, and run it again.`,
})

const zh = `luoshi site：把已公开的页面写成文件，放到任何网站服务器上都能打开。

用法
  luoshi site --output DIR [选项]

选项
  -o, --output DIR          新的或空的文件夹，或上次由本命令写出的文件夹（不再公开的页面随之删去）
  -j, --jurisdiction CODE   只写一个行政区；不写时全部
  -h, --help                显示本帮助

页面（含以前的快照）、样式和表格（CSV、Excel）都在其中；搜索和接口只有运行中的服务才有。
链接以 LUOSHI_PUBLIC_URL 或 LUOSHI_BASE_PATH 的路径开头；没有 LUOSHI_PUBLIC_URL 就不写网站地图。

退出状态  0 已写出；1 没有写出或没有写完；2 用法不对
`

const en = `luoshi site: what is published as files, for any web server to serve.

Usage
  luoshi site --output DIR [options]

Options
  -o, --output DIR          a new or empty folder, or one this command wrote (what is no longer public is removed)
  -j, --jurisdiction CODE   one place only; all of them otherwise
  -h, --help                show this help

Pages (of earlier snapshots too), style sheet and tables (CSV, Excel) are in it; search and API need the running server.
Links begin with the path of LUOSHI_PUBLIC_URL or LUOSHI_BASE_PATH; without LUOSHI_PUBLIC_URL there are no sitemaps.

Exit status  0 written; 1 not, or not all of it; 2 wrong usage
`

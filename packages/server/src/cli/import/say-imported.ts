import type { Finding, Report } from '@luoshi/report'
import type { Imported } from '../../commands/reports/import-report.ts'
import { otherPlaceWarning } from '../../domain/other-place.ts'
import type { Shell } from '../shell.ts'
import { oneLine } from '../terminal/printable.ts'
import { say } from '../with-record.ts'
import type { Place } from './found-place.ts'

/** What came of an import, for a person: how much was found, what must be looked at, how to go on. */
export function imported(
  shell: Shell,
  { name, code }: Place,
  outcome: Exclude<Imported, { kind: 'refused' }>,
  { text, meta }: Report,
  adopting: boolean,
): string {
  const { year, version } = outcome
  if (outcome.kind === 'already-imported')
    return say(
      shell,
      `这份文件已在库中（${name} ${year}年第${version}版），没有重复读入。\n`,
      `This file is in the record already (${name} ${year}, version ${version}); it was not taken in again.\n`,
    )
  const { proposals, findings } = outcome
  const other = otherPlaceWarning(name, meta.jurisdiction)
  const serious = findings.filter(({ severity }) => severity !== 'info')
  const shown = serious
    .slice(0, 20)
    .map((finding) => `  ! ${line(text, finding)}: ${say(shell, finding.message, finding.messageEn)}`)
  const more = serious.length - shown.length
  return [
    say(
      shell,
      `已读入 ${name} ${year}年第${version}版：待审条目 ${proposals}，存疑项 ${findings.length}（须注意 ${serious.length}）。`,
      `Taken in: ${name} ${year}, version ${version}: ${proposals} proposals, ${findings.length} findings (${serious.length} to look at).`,
    ),
    ...shown.map(oneLine),
    ...(other ? [oneLine(`  ! ${say(shell, other.message, other.messageEn)}`)] : []),
    ...(more > 0 ? [say(shell, `  … 另有 ${more} 项`, `  … and ${more} more`)] : []),
    ...(adopting
      ? []
      : [
          say(
            shell,
            `核对无误后通过：luoshi adopt ${year} --jurisdiction ${code}（加 --publish 同时公开）`,
            `When it is right, adopt it: luoshi adopt ${year} --jurisdiction ${code} (--publish makes it public too)`,
          ),
        ]),
    '',
  ].join('\n')
}

function line(text: string, { span }: Finding): number {
  return text.slice(0, span[0]).split('\n').length
}

import { compare, type Settlement } from '@luoshi/report/compare'
import { comparisonTable } from '../../commands/settlement/comparison-table.ts'
import { csvTable } from '../../exchange/publication/csv-table.ts'
import { xlsxTable } from '../../exchange/publication/xlsx-table.ts'
import { settlementTable } from '../../exchange/settlement/settlement-table.ts'
import { jsonPieces } from '../extract/json.ts'
import { failureNotice, notAReport, notice } from '../extract/notices.ts'
import { readFile } from '../extract/read-input.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { printable } from '../terminal/printable.ts'
import { weightsFrom } from './comparison-data.ts'
import { usage } from './help.ts'
import { settlementMarkdown } from './markdown.ts'
import type { SettleForm, SettleRequest } from './request.ts'
import { settlementText } from './text.ts'

/** Settle one report against the next and print it in the form asked for. */
export async function settlePair(request: Extract<SettleRequest, { kind: 'pair' }>, shell: Shell): Promise<ExitStatus> {
  const { last, next, form } = request
  if (form === 'xlsx' && shell.out.terminal)
    return refuse(
      shell,
      misuse('--xlsx 是二进制文件，请重定向到文件：> 对照表.xlsx', '--xlsx is binary: redirect it to a file'),
      usage,
    )
  const weights = weightsFrom(request.weights)
  const readings = [await readFile(last), await readFile(next)] as const
  const failures = [weights, ...readings].flatMap((each) => ('kind' in each && each.kind === 'failure' ? [each] : []))
  for (const failure of failures) await failureNotice(shell, failure)
  const [before, after] = readings
  if ('kind' in weights || before.kind === 'failure' || after.kind === 'failure') return 1
  for (const { report } of [before, after]) {
    const no = notAReport(report)
    if (no) await notice(shell, report.source.file ?? '', no.message, no.messageEn)
  }
  const settlement = compare(before.report, after.report, comparisonTable(), weights)
  for (const { message, messageEn } of settlement.findings) await notice(shell, next, message, messageEn)
  for (const piece of await printed(settlement, form)) await shell.out.write(piece)
  return settlement.findings.some(({ prevents }) => prevents) ? 1 : 0
}

async function printed(settlement: Settlement, form: SettleForm): Promise<Iterable<string | Uint8Array>> {
  switch (form) {
    case 'json':
      return [...jsonPieces(settlement), '\n']
    case 'csv':
      return [csvTable(settlementTable(settlement))]
    case 'xlsx':
      return [await xlsxTable(settlementTable(settlement))]
    case 'markdown':
      return [printable(settlementMarkdown(settlement))]
    case 'text':
      return [printable(settlementText(settlement))]
  }
}

import { basename } from 'node:path'
import { mayWriteFromConsole } from '../../access/actor.ts'
import { importReport } from '../../commands/reports/import-report.ts'
import { readFile } from '../../commands/reports/read-file.ts'
import type { Language } from '../language.ts'
import { refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { recognitionProgress } from '../terminal/recognition-progress.ts'
import { sayRefused, withRecord } from '../with-record.ts'
import { adoptNow } from './adopt-now.ts'
import { foundPlace } from './found-place.ts'
import { help, usage } from './help.ts'
import { readDocument } from './read-document.ts'
import { readRequest } from './request.ts'
import { imported as sayImported } from './say-imported.ts'
import { stateNoSecrets } from './state-no-secrets.ts'

/** `luoshi import`: a report's file into the record as proposals, with `--adopt` as commitments, with `--publish` public. */
export const importFile = {
  help: (language: Language): string => help(language),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const request = readRequest(args)
    if (request.kind === 'misuse') return refuse(shell, request, usage)
    if (request.kind === 'help') {
      await shell.out.write(help(shell.language))
      return 0
    }
    const bytes = await readDocument(request.file, shell.stdin)
    if (bytes.kind === 'failure') return sayRefused(shell, bytes)
    if (!request.noSecrets) {
      const stated = await stateNoSecrets(shell, request.file)
      if (stated.kind === 'refused') return sayRefused(shell, stated)
    }
    const fileName = request.file === '-' ? '标准输入' : basename(request.file)
    const onProgress = recognitionProgress(shell.err, shell.language)
    const reading = await readFile(bytes.bytes, fileName, { onProgress })
    if (reading.kind === 'refused') return sayRefused(shell, reading)
    return withRecord(shell, async ({ db }) => {
      const at = shell.now()
      const place = await foundPlace(db, shell.installation.user, at, request, reading.file.report.meta)
      if (place.kind === 'refused') return sayRefused(shell, place)
      const may = mayWriteFromConsole(place.jurisdictionId, shell.installation.user)
      const file = request.year === null ? reading.file : { ...reading.file, year: request.year }
      const imported = await importReport(db, may, at, file)
      if (imported.kind === 'refused') return sayRefused(shell, imported)
      await shell.out.write(sayImported(shell, place, imported, reading.file.report, request.adopt))
      return request.adopt ? adoptNow(shell, db, may, imported.reportId, request.publish) : 0
    })
  },
} as const

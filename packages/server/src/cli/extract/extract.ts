import type { Language } from '../language.ts'
import { refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { help, usage } from './help.ts'
import { readRequest } from './request.ts'

/** `luoshi extract`: what reports say, in the form asked for. */
export const extract = {
  help(language: Language): string {
    return help(language)
  },

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const request = readRequest(args)
    if (request.kind === 'misuse') return refuse(shell, request, usage)
    switch (request.form) {
      case 'help':
        await shell.out.write(help(shell.language))
        return 0
      case 'schema': {
        const { jsonSchema } = await import('@luoshi/report/schema')
        await shell.out.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`)
        return 0
      }
      case 'ndjson':
        return (await import('./bulk/extract-bulk.ts')).extractBulk(request, shell)
      default:
        return (await import('./extract-one-by-one.ts')).extractOneByOne(request, request.form, shell)
    }
  },
} as const

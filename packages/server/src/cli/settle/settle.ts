import type { Language } from '../language.ts'
import { refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { help, usage } from './help.ts'
import { readSettleRequest } from './request.ts'

/** `luoshi settle`: last year's promises beside this year's words, of two reports or of a folder of them. */
export const settle = {
  help: (language: Language): string => help(language),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const request = readSettleRequest(args)
    switch (request.kind) {
      case 'misuse':
        return refuse(shell, request, usage)
      case 'help':
        await shell.out.write(help(shell.language))
        return 0
      case 'pair':
        return (await import('./settle-pair.ts')).settlePair(request, shell)
      case 'corpus':
        return (await import('./settle-corpus.ts')).settleCorpus(request, shell)
    }
  },
} as const

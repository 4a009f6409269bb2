import type { InstructionListed } from '@luoshi/server/desk/instructions/instruction-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** On what an instruction is written. */
export interface InstructionOn {
  readonly subject: InstructionListed['subject']
  readonly subjectId: string
}

/** The instructions somebody may read: all, those on one thing, those of the workbench, or one. Asked for by nobody else. */
export function useInstructions(
  query: (InstructionOn & { readonly bench?: never }) | { readonly bench?: '1'; readonly instruction?: string },
  enabled = true,
) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'instructions', query],
    queryFn: () => place.ask('GET /instructions', { query }),
    enabled: enabled && place.has('supervisor', 'leader'),
  })
}

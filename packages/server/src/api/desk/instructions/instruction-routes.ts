import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import { answerInstruction, withdrawInstruction } from '../../../commands/instructions/settle-instruction.ts'
import { writeInstruction } from '../../../commands/instructions/write-instruction.ts'
import { instructionSubjects } from '../../../domain/instructions/instruction.ts'
import { type InstructionListed, instructionList } from '../../../queries/instructions/instruction-list.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { InstructionListed, InstructionMatter } from '../../../queries/instructions/instruction-list.ts'

/** `GET /instructions` */
export interface InstructionsAnswer {
  readonly instructions: readonly InstructionListed[]
  /** Whether the person may write instructions. */
  readonly mayWrite: boolean
}

const words = z.string().trim().min(2, '请写明批示内容').max(2000)
const listInput = z
  .strictObject({
    subject: z.enum(instructionSubjects).optional(),
    subjectId: z.uuid().optional(),
    instruction: z.uuid().optional(),
    /** What stands in the workbench. */
    bench: z.enum(['1']).optional(),
  })
  .refine(({ subject, subjectId }) => (subject === undefined) === (subjectId === undefined), '须同时写明对象和编号')

/** Instructions (批示): list, writing, answering, taking back. Making a matter of one is drafting the matter. */
export const instructionRoutes = [
  defineRoute({
    method: 'get',
    path: '/instructions',
    needs: 'instruction.read',
    query: listInput,
    run: async ({ deps, actor, at, query }): Promise<InstructionsAnswer> => {
      const { subject, subjectId, instruction, bench } = query
      const writes = await mayDo(deps.db, actor, 'instruction.write')
      const asked =
        subject && subjectId
          ? ({ of: 'subject', subject, subjectId } as const)
          : instruction
            ? ({ of: 'one', instructionId: instruction } as const)
            : ({ of: bench ? 'bench' : 'all' } as const)
      return {
        instructions: await instructionList(deps.db, actor, at, asked),
        mayWrite: writes.kind === 'allowed',
      }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/instructions',
    needs: 'instruction.write',
    body: z.strictObject({
      subject: z.enum(instructionSubjects),
      subjectId: z.uuid(),
      words,
      follow: z.boolean().default(true),
    }),
    run: ({ deps, at, ask: asked, body }) => writeInstruction(deps.db, asked, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/instructions/:instructionId/answer',
    needs: 'instruction.settle',
    body: z.strictObject({ reply: z.string().trim().min(2, '请写明答复').max(4000) }),
    run: ({ deps, at, ask: asked, param, body }) =>
      answerInstruction(deps.db, asked, at, { instructionId: idParam(param, 'instructionId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/instructions/:instructionId/withdrawal',
    needs: 'instruction.write',
    run: ({ deps, at, ask: asked, param }) => withdrawInstruction(deps.db, asked, at, idParam(param, 'instructionId')),
  }),
] as const

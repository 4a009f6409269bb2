import { Trouble } from '../../parts/trouble.tsx'
import { InstructionItem } from './instruction-item.tsx'
import { type InstructionOn, useInstructions } from './use-instructions.ts'

/** 批示 on what the screen shows, for the office and the leader whose they are; nothing where there is none. */
export function InstructionsSection(on: InstructionOn) {
  const list = useInstructions({ subject: on.subject, subjectId: on.subjectId })
  if (list.error && !list.data) return <Trouble error={list.error} />
  const instructions = (list.data?.instructions ?? []).filter(({ state }) => state !== 'withdrawn')
  if (instructions.length === 0) return null
  return (
    <section className="instructions-on" aria-label="批示">
      <h2>批示</h2>
      <ul className="instructions">
        {instructions.map((one) => (
          <InstructionItem key={one.instructionId} instruction={one} about={one.subjectId !== on.subjectId} />
        ))}
      </ul>
    </section>
  )
}

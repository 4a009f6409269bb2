import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { InstructionItem } from './instruction-item.tsx'
import { useInstructions } from './use-instructions.ts'

/** In the workbench: a leader's own instructions with what came of each, and the office's that wait; nothing where none is. */
export function BenchInstructions() {
  const place = useWorkplace()
  const office = place.has('supervisor')
  const list = useInstructions({ bench: '1' })
  if (list.error && !list.data) return <Trouble error={list.error} />
  const instructions = list.data?.instructions ?? []
  if (instructions.length === 0) return null
  const title = office ? '领导批示' : '我的批示'
  const all = `/${place.code}/instructions`
  return (
    <section className="bench-group" aria-label={title}>
      <h2>
        <Link to={all}>
          {title} <span className="numbers">{instructions.length}</span>
        </Link>
        <span className="soft bench-does">{office ? '转为督办事项，或直接答复' : '办理结果'}</span>
      </h2>
      <ul className="instructions">
        {instructions.slice(0, 8).map((one) => (
          <InstructionItem key={one.instructionId} instruction={one} />
        ))}
      </ul>
      <Link to={all}>{instructions.length > 8 ? `全部 ${instructions.length} 条` : '查看历次批示'}</Link>
    </section>
  )
}

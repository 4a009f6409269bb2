import type { FirstStep, FirstStepName } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../application/session.tsx'

interface StepWords {
  readonly title: string
  /** What it is, for who does it. */
  readonly how: string
  /** Whose it is, for the others. */
  readonly whose: string
  /** Screen where it is done, behind `/desk/{code}/`. */
  readonly opens: string
}

const words: Readonly<Record<FirstStepName, StepWords>> = {
  units: {
    title: '单位',
    how: '从名单（.xlsx）或粘贴的文字批量录入，也可勾选常设部门',
    whose: '系统管理员',
    opens: 'administration/units',
  },
  people: {
    title: '人员',
    how: '从名单批量录入，打印初始口令条',
    whose: '系统管理员',
    opens: 'administration/people',
  },
  administrators: {
    title: '三员',
    how: '指定安全管理员和审计管理员，由他人担任',
    whose: '系统管理员',
    opens: 'administration/people',
  },
  network: {
    title: '网络',
    how: '决定其他电脑和手机能否打开本系统，并告诉大家网址',
    whose: '系统管理员',
    opens: 'administration/network',
  },
  roles: {
    title: '角色',
    how: '给督查员、第一责任人、承办人员授予角色，可用同一份名单',
    whose: '安全管理员',
    opens: 'administration/people',
  },
  report: {
    title: '读入报告',
    how: '上传政府工作报告，系统自动识别目标、举措和民生实事',
    whose: '督查员',
    opens: 'reports',
  },
  adoption: { title: '审阅通过', how: '逐条核对识别结果，通过后成为任务', whose: '督查员', opens: 'reports' },
  'handing-out': {
    title: '分解下达',
    how: '明确牵头单位、时限，选中后下达',
    whose: '督查员',
    opens: 'tasks?status=drafted',
  },
}

/** 开始使用: the way from an empty place to its tasks handed out, with the next step as a link; gone once one's own are done. */
export function FirstSteps() {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'first-steps'],
    queryFn: () => place.ask('GET /first-steps'),
    staleTime: 0,
  })
  const steps = list.data?.steps ?? []
  if (steps.length === 0) return null
  const next = steps.find(({ done, own }) => own && !done)
  const done = steps.filter((one) => one.done).length
  return (
    <section className="first-steps" aria-label="开始使用">
      <h2>
        开始使用{' '}
        <span className="soft numbers">
          已完成 {done}/{steps.length} 步
        </span>
      </h2>
      <ol>
        {steps.map((one) => (
          <li key={one.step} className={one.done ? 'soft' : ''}>
            <Step one={one} next={one === next} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Step({ one: { step, done, own }, next }: { readonly one: FirstStep; readonly next: boolean }) {
  const place = useWorkplace()
  const { title, how, whose, opens } = words[step]
  if (done) return <>✓ {title}</>
  if (!own)
    return (
      <>
        ○ {title} <span className="soft">由{whose}办理</span>
      </>
    )
  return (
    <>
      {next ? '▶' : '○'} <Link to={`/${place.code}/${opens}`}>{title}</Link> <span className="soft">{how}</span>
    </>
  )
}

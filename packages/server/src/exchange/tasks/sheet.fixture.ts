import type { TaskRow } from '../../queries/tasks/task-table.ts'
import type { SheetSource } from './task-sheet.ts'

/** For tests: the task table of 青禾县, a place that does not exist (code 990101); number 2 is split into three parts. */
export function madeUpSource(tasks: readonly Partial<TaskRow>[] = madeUpTasks): SheetSource {
  return {
    place: { name: '青禾县', fictitious: true },
    today: '2031-03-05',
    units: [
      ['u1', '青禾县发展和改革局', '发改局', ['县发改局']],
      ['u2', '青禾县农业农村局', '农业农村局', ['农业局']],
      ['u3', '青禾县住房和城乡建设局', '住建局', ['建设局']],
      ['u4', '青禾县教育局', '教育局', []],
    ].map(([unitId, name, shortName, aliases]) => ({
      unitId: unitId as string,
      name: name as string,
      shortName: shortName as string,
      aliases: aliases as string[],
      sounds: '',
      suggested: false,
      memberIds: [],
      current: true,
    })),
    texts: new Map(),
    table: {
      year: 2031,
      years: [2031],
      period: null,
      unlistedTargets: 0,
      areas: [
        { areaId: 'a1', ordinal: 1, heading: '（一）聚焦产业升级，夯实发展基础。', focus: '产业升级' },
        { areaId: 'a2', ordinal: 2, heading: '（二）聚焦民生改善，增进群众福祉。', focus: null },
      ],
      rows: tasks.map((task, index) => ({ ...plainTask(index + 1), ...task })),
    },
  }
}

const lake = '修建环湖绿道15公里，改造老旧小区20个，惠及居民4000户，新建3所公办幼儿园。'
const madeUpTasks: readonly Partial<TaskRow>[] = [
  {
    number: 1,
    wording: '地区生产总值增长6%左右。',
    adopted: '地区生产总值增长6%左右。',
    kind: 'indicator',
    areaId: null,
  },
  {
    number: 2,
    commitmentId: 'c2',
    parts: 3,
    wording: '修建环湖绿道15公里。',
    adopted: lake,
    leadIds: ['u3'],
    areaId: 'a2',
  },
  {
    number: 2,
    commitmentId: 'c2',
    part: 2,
    parts: 3,
    wording: '改造老旧小区20个，惠及居民4000户。',
    adopted: lake,
    areaId: 'a2',
  },
  {
    number: 2,
    commitmentId: 'c2',
    part: 3,
    parts: 3,
    wording: '新建3所公办幼儿园。',
    adopted: lake,
    leadIds: ['u4'],
    areaId: 'a2',
  },
  {
    number: 3,
    wording: '建成青禾食品产业园二期。',
    adopted: '建成青禾食品产业园二期。',
    kind: 'project',
    areaId: 'a1',
    dueOn: '2031-06-30',
  },
  {
    number: 4,
    wording: '建成高标准农田2万亩。',
    adopted: '建成高标准农田2万亩。',
    areaId: 'a1',
    leadIds: ['u2', 'u1'],
    continuous: true,
  },
].map((task, index) => ({
  taskId: `00000000-0000-7000-8000-00000000000${index}`,
  ...task,
})) as readonly Partial<TaskRow>[]

const plainTask = (number: number): TaskRow => ({
  taskId: `00000000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
  revision: 1,
  commitmentId: `commitment ${number}`,
  number,
  part: 1,
  parts: 1,
  areaId: 'a1',
  path: [],
  kind: 'work',
  livelihood: false,
  origin: 'report',
  source: null,
  adopted: `第${number}项工作的原文。`,
  wording: `第${number}项工作的原文。`,
  requirement: null,
  leader: null,
  leadIds: [],
  partnerIds: [],
  speakerId: null,
  members: null,
  officer: null,
  sourceUnitId: null,
  dueOn: '2031-12-31',
  dueText: null,
  continuous: false,
  emphasised: false,
  planRule: 'months',
  milestones: 0,
  indicators: 0,
  remark: null,
  disclosure: 'undecided',
  status: 'drafted',
  changes: 0,
  light: null,
  percent: null,
  report: null,
})

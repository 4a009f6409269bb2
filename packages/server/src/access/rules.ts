import { administratorRoles, type Role } from '../domain/vocabulary.ts'

/**
 * How far a role reaches with an action: the whole `place`; the tasks its unit answers for (`lead`: first among the leads)
 * or takes part in (`party`: any lead or partner); the tasks of a leader's own `field`; what is the person's `own`.
 */
export type Reach = 'place' | 'lead' | 'party' | 'field' | 'own'

/**
 * Who may do what. An action that does not stand under a role is refused to it. The three administrators share nothing
 * (三员): accounts and units, roles and rules, security log and ledger.
 * @see the people of the product and the roles of an undertaking unit, 1.3 of the domain reference
 */
export const rules = {
  'report.read': { supervisor: 'place', leader: 'place', reader: 'place' },
  'report.import': { supervisor: 'place' },
  'report.review': { supervisor: 'place' },
  'report.adopt': { supervisor: 'place' },

  'settlement.read': { supervisor: 'place', leader: 'place', reader: 'place' },
  /** Open, confirm, close, withdraw and correct the settlement of a year. */
  'settlement.write': { supervisor: 'place' },
  /** Reply to a verdict on what the unit leads, before it is published. */
  'settlement.reply': { 'unit-head': 'lead', 'unit-officer': 'lead' },

  'task.read': {
    supervisor: 'place',
    leader: 'place',
    reader: 'place',
    'unit-head': 'party',
    'unit-officer': 'party',
  },
  /** Change what the plan says of a task: units, people, dates, indicators, milestones. */
  'task.edit': { supervisor: 'place' },
  'task.exchange': { supervisor: 'place' },
  /** Propose a wording, limit or requirement that departs from what was adopted. */
  'task.propose-change': { supervisor: 'place', 'unit-head': 'lead', 'unit-officer': 'lead' },
  'task.decide-change': { supervisor: 'place', leader: 'field' },
  /** 留言; the person who reads the task reads it. */
  'task.comment': { supervisor: 'place', 'unit-head': 'party', 'unit-officer': 'party' },
  /** 签收, 退签 */
  'task.sign': { 'unit-head': 'party', 'unit-officer': 'party' },

  /** Name who enters the readings of an indicator. */
  'indicator.keep': { supervisor: 'place' },
  /** Of who is no supervisor: only of indicators that they or their unit are named for. */
  'reading.enter': {
    supervisor: 'place',
    leader: 'place',
    reader: 'place',
    'unit-head': 'place',
    'unit-officer': 'place',
  },

  'progress.read': {
    supervisor: 'place',
    leader: 'place',
    'unit-head': 'party',
    'unit-officer': 'party',
  },
  'progress.write': { 'unit-officer': 'lead', 'unit-head': 'lead' },
  /** Check what the officer wrote and send it, or give it back. */
  'progress.send': { 'unit-head': 'lead' },
  'progress.judge': { supervisor: 'place' },
  'progress.confirm': { 'unit-officer': 'party', 'unit-head': 'party' },
  'evidence.add': { 'unit-officer': 'party', 'unit-head': 'party', supervisor: 'place' },
  /** Release or delete a file that is held apart; never release one's own. */
  'evidence.release': { supervisor: 'place' },
  'evidence.remove': { 'unit-officer': 'lead', 'unit-head': 'lead', supervisor: 'place' },
  'period.manage': { supervisor: 'place' },
  'urge.list': { supervisor: 'place', leader: 'place' },
  /** 催报 to a unit or one of its people. */
  'urge.send': { supervisor: 'place' },

  'matter.read': { supervisor: 'place', leader: 'place', 'unit-head': 'party', 'unit-officer': 'party' },
  /** Draft, propose, hand out, audit, verify, urge, strike off. */
  'matter.write': { supervisor: 'place' },
  /** 批准立项, and what only its approver may do afterwards; never by who proposed it. */
  'matter.approve': { supervisor: 'place', leader: 'place' },
  /** 签收, 反馈 */
  'matter.undertake': { 'unit-head': 'lead', 'unit-officer': 'lead' },
  /** 退签, 申请延期, 申请办结 */
  'matter.answer': { 'unit-head': 'lead' },

  /** 申请办结 of a task of the year, and taking that back. */
  'closing.ask': { 'unit-head': 'lead' },
  /** 核验, 退回继续办理, 销号 */
  'closing.decide': { supervisor: 'place' },

  /** Of units: what was sent to them. */
  'bulletin.read': { supervisor: 'place', leader: 'place', 'unit-head': 'place', 'unit-officer': 'place' },
  'bulletin.write': { supervisor: 'place' },
  /** Never by who proposed it. */
  'bulletin.approve': { supervisor: 'place', leader: 'place' },
  /** 签收 and 异议, of what was sent to one's unit. */
  'bulletin.answer': { 'unit-head': 'place', 'unit-officer': 'place' },

  /** Of units: their own rows, once they are published. */
  'score.read': { supervisor: 'place', leader: 'place', 'unit-head': 'place', 'unit-officer': 'place' },
  /** Compute, propose, excuse, reply to objections. */
  'score.write': { supervisor: 'place' },
  /** Never by who computed or proposed it. */
  'score.approve': { supervisor: 'place', leader: 'place' },
  /** 异议 to the scores of one's own unit. */
  'score.object': { 'unit-head': 'place' },

  /** What units were asked for; of units their own. */
  'burden.read': { supervisor: 'place', leader: 'place', 'unit-head': 'place', 'unit-officer': 'place' },
  /** 线索: who gave one, and what was told, is the office's alone. */
  'clue.read': { supervisor: 'place' },
  'clue.write': { supervisor: 'place' },

  /** A leader's own, and the office's all. */
  'instruction.read': { supervisor: 'place', leader: 'place' },
  'instruction.write': { leader: 'place' },
  /** Answer one, or make a matter of it. */
  'instruction.settle': { supervisor: 'place' },

  /** Of units: what was served on them; of others what they take part in. */
  'inspection.read': { supervisor: 'place', leader: 'place', 'unit-head': 'place', 'unit-officer': 'place' },
  'inspection.write': { supervisor: 'place' },
  /** Approve the plan, never one’s own; serve the conclusion, never of one’s own writing. */
  'inspection.approve': { supervisor: 'place', leader: 'place' },
  /** Write what was found; only who is of the group. */
  'inspection.record': { supervisor: 'place', leader: 'place', 'unit-head': 'place', 'unit-officer': 'place' },
  /** Receive the conclusion, rectify, object, for one’s own unit. */
  'inspection.answer': { 'unit-head': 'place', 'unit-officer': 'place' },
  /** 复核; nobody who took part or recuses. */
  'inspection.review': { supervisor: 'place', leader: 'place' },

  'overview.read': { supervisor: 'place', leader: 'place', reader: 'place' },
  'light.give': { supervisor: 'place' },
  'snapshot.publish': { supervisor: 'place' },

  'rule.read': { supervisor: 'place', leader: 'place', 'security-administrator': 'place' },
  'rule.edit': { supervisor: 'place', 'security-administrator': 'place' },
  /** What the place asks of sign-in: second factor, passwords, sessions. */
  'sign-in-rules.read': {
    'system-administrator': 'place',
    'security-administrator': 'place',
    'audit-administrator': 'place',
  },
  'sign-in-rules.edit': { 'security-administrator': 'place' },
  'calendar.edit': { supervisor: 'place', 'security-administrator': 'place' },

  /** See and decide whether the server answers the local network. */
  'network.open': { 'system-administrator': 'place' },

  'unit.read': {
    supervisor: 'place',
    leader: 'place',
    reader: 'place',
    'unit-head': 'place',
    'unit-officer': 'place',
    'system-administrator': 'place',
    'security-administrator': 'place',
  },
  'unit.edit': { 'system-administrator': 'place', supervisor: 'place' },
  'person.read': {
    supervisor: 'place',
    leader: 'place',
    'unit-head': 'place',
    'system-administrator': 'place',
    'security-administrator': 'place',
    'audit-administrator': 'place',
  },
  'account.manage': { 'system-administrator': 'place' },
  /** The roles of the work. */
  'role.grant': { 'security-administrator': 'place' },
  /** The three administrators; another administrator confirms it. */
  'administrator.appoint': { 'system-administrator': 'place' },
  /** Confirm or refuse what another administrator asked for. */
  'power.decide': {
    'system-administrator': 'place',
    'security-administrator': 'place',
    'audit-administrator': 'place',
  },
  'handover.make': { 'system-administrator': 'place' },
  /** For oneself, by a role of one's own; for somebody who cannot, by who grants roles. */
  'delegation.make': {
    'security-administrator': 'place',
    supervisor: 'own',
    leader: 'own',
    'unit-head': 'own',
    'unit-officer': 'own',
  },

  /** Agree, each for oneself, to a content being purged; who runs the server purges it. */
  'content.purge': { 'audit-administrator': 'place', supervisor: 'place' },
  'ledger.read': { 'audit-administrator': 'place', supervisor: 'place' },
  'security-log.read': { 'audit-administrator': 'place' },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Role, Reach>>>>>

/** Something a role may include; the table of roles names each. */
export type Action = keyof typeof rules

/** Every action, in the order of {@link rules}. */
export const actions = Object.keys(rules) as readonly Action[]

/** How far a role reaches with an action; undefined when it may not do it at all. */
export function reachOf(action: Action, role: Role): Reach | undefined {
  return (rules[action] as Partial<Record<Role, Reach>>)[role]
}

/** Roles that hold powers over others' powers, and so only work with a second factor and beside no other role. */
export const administrators: readonly Role[] = administratorRoles

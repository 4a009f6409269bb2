// 通报 of 云泽市: nine of them, in every state. That of September is not among them: the person who looks makes it.
import { workdays } from './workdays.mjs'

/** Which period, on which day it is drafted, and how far it goes. */
const bulletins = [
  { kind: 'quarter', month: 3, on: '04-09', to: 'sent', units: 24, received: 24 },
  { kind: 'month', month: 4, on: '05-11', to: 'sent', units: 16, received: 16 },
  {
    kind: 'half-year',
    month: 6,
    on: '07-09',
    to: 'sent',
    units: 40,
    received: 38,
    objects: ['水务局', '通报中两项未报任务已于月底前补报，建议予以说明。'],
    reply: '经核，补报时间晚于截止日期，通报数据不变，已在下期说明补报情况。',
  },
  { kind: 'month', month: 7, on: '08-11', to: 'sent', units: 16, received: 14 },
  {
    kind: 'month',
    month: 8,
    on: '09-09',
    to: 'sent',
    units: 16,
    received: 13,
    objects: ['教育局', '一项任务的完成时限已经批准调整，仍按原时限列为逾期。'],
    reply: '情况属实，已更正，并告知各有关单位。',
  },
  { kind: 'subject', month: 9, on: '10-13', to: 'approved', subject: '城市更新', area: 4 },
  {
    kind: 'month',
    month: 10,
    on: '11-10',
    to: 'sent',
    units: 24,
    received: 9,
    objects: ['交通局', '断头路打通项目受管线迁改影响，已报请延期，请在通报中注明。'],
  },
  { kind: 'subject', month: 10, on: '11-19', to: 'proposed', subject: '民生保障', area: 7 },
  { kind: 'subject', month: 10, on: '11-25', to: 'draft', subject: '安全生产', area: 8 },
]

/** Enter everything that is done with the bulletins into the agenda. */
export function enterBulletins(city, acts, random) {
  for (const one of bulletins) enterBulletin(city, acts, workdays(acts.calendar, random), one)
}

function enterBulletin(
  city,
  acts,
  clocks,
  { kind, month, on, to, subject = '', area = 0, units = 0, received = 0, objects = [''], reply = '' },
) {
  const [director, writer] = city.supervisors
  const bulletin = {}
  let now = city.at(on, 8, 40)
  const enter = (days, work) => {
    now = clocks.after(now, days)
    city.agenda.enter(now, work)
  }
  enter(0, async (at) => {
    const areaIds = area === 0 ? [] : [await areaOf(city, area)]
    Object.assign(bulletin, await acts.draftBulletin(writer, at, { kind, year: city.year, month, subject, areaIds }))
  })
  if (kind !== 'subject')
    enter(0, (at) =>
      acts.addToBulletin(
        writer,
        at,
        bulletin,
        '存在问题',
        '一是部分任务前期手续办理周期长，开工时间推迟；二是个别单位填报内容空泛，没有写明完成的数量；三是少数任务佐证材料不全。',
      ),
    )
  if (to === 'draft') return
  enter(0, (at) => acts.actOnBulletin(writer, at, bulletin, 'propose'))
  if (to === 'proposed') return
  if (month === 7) {
    enter(0, (at) => acts.actOnBulletin(director, at, bulletin, 'send-back', { reason: '存在问题部分请再精炼。' }))
    enter(0, (at) => acts.actOnBulletin(writer, at, bulletin, 'propose'))
  }
  enter(1, (at) => acts.actOnBulletin(city.leaders[0], at, bulletin, 'approve'))
  if (to === 'approved') return
  const sentTo = city.units.slice(0, units)
  enter(0, (at) => acts.actOnBulletin(writer, at, bulletin, 'send', { unitIds: sentTo.map(({ id }) => id) }))
  // most units receive it the same day, the others on the next two
  for (let i = 0; i < received; i++)
    city.agenda.enter(clocks.after(now, Math.floor(i / 16)), (at) =>
      acts.receiveBulletin(sentTo[(i * 7 + month) % units].officers[i % 2], at, bulletin),
    )
  if (objects[0] !== '')
    enter(3, (at) => acts.objectToBulletin(city.unitOf.get(objects[0]).head, at, bulletin, objects[1]))
  if (reply) enter(2, (at) => acts.replyToObjection(director, at, bulletin, reply))
}

async function areaOf({ db }, ordinal) {
  const { area_id } = await db
    .selectFrom('area')
    .select('area_id')
    .where('ordinal', '=', ordinal)
    .executeTakeFirstOrThrow()
  return area_id
}

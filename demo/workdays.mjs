// The hours in which people of 云泽市 work: on workdays of the calendar, from half past eight to half past five.
const minutes = 60_000
const shift = 8 * 60 * minutes

const dayOf = (at) => new Date(at.getTime() + shift).toISOString().slice(0, 10)

const isOff = (calendar, day) => {
  const known = calendar.days.get(day)
  const weekday = new Date(day).getUTCDay()
  return known ? known === 'off' : weekday === 0 || weekday === 6
}

/** A moment, or the same hour of the first workday after it where its day is off. */
export function onWorkday(calendar, at) {
  let on = at
  while (isOff(calendar, dayOf(on))) on = new Date(on.getTime() + 24 * 60 * minutes)
  return on
}

/** Moments at work, by the work calendar. */
export function workdays(calendar, random) {
  const off = (day) => isOff(calendar, day)
  const morning = (day) => {
    let from = new Date(`${day}T08:30:00+08:00`)
    while (off(dayOf(from))) from = new Date(from.getTime() + 24 * 60 * minutes)
    return from
  }
  const sway = (most) => Math.floor(random() * most) * minutes
  return {
    /** The moment at work that comes so many days after another; none is the same day, while it lasts. */
    after: (now, days) => {
      if (days > 0)
        return new Date(morning(dayOf(new Date(now.getTime() + days * 24 * 60 * minutes))).getTime() + sway(300))
      const soon = new Date(now.getTime() + 20 * minutes + sway(45))
      const begins = morning(dayOf(soon))
      const ends = new Date(`${dayOf(soon)}T17:30:00+08:00`)
      if (soon < begins) return new Date(begins.getTime() + sway(90))
      if (soon <= ends) return soon
      return new Date(morning(dayOf(new Date(now.getTime() + 24 * 60 * minutes))).getTime() + sway(90))
    },
  }
}

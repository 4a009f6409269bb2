// Whose processor time it was: of a database server with all its processes, and of the whole machine. Linux only; NaN
// elsewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds a tick of /proc stands for. */
const tick = 10

const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Milliseconds of processor time and bytes of own memory that the database server of a data folder holds, its ended processes included. */
export function databaseUse(folder) {
  const postmaster = read(join(folder, 'postgres', 'postmaster.pid')).split('\n')[0]
  if (postmaster === '' || read('/proc/stat') === '') return { cpu: Number.NaN, memory: Number.NaN }
  let cpu = 0
  let memory = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')
    if (!fields || (pid !== postmaster && fields[1] !== postmaster)) continue
    // utime, stime; of the postmaster those of its ended children, too
    const ticks = pid === postmaster ? fields.slice(11, 15) : fields.slice(11, 13)
    cpu += ticks.reduce((sum, value) => sum + Number(value), 0) * tick
    const own = /^RssAnon:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))
    memory += Number(own?.[1] ?? 0) * 1024
  }
  return { cpu, memory }
}

/** Milliseconds that all processors of the machine have worked since it was started. */
export function machineUse() {
  const [, ...values] = read('/proc/stat').split('\n')[0]?.split(/\s+/) ?? []
  if (values.length === 0) return Number.NaN
  // user, nice, system, irq, softirq, stolen by others of the host
  return [0, 1, 2, 5, 6, 7].reduce((sum, at) => sum + Number(values[at] ?? 0), 0) * tick
}

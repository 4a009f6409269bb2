// How long a thread stood still: on the clock, and in the thread's own processor time. On a machine that is shared the
// clock also counts what others took; what the thread did itself is what a program is answerable for.

const own = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Watches the thread it is called on: `worst()` in milliseconds since the last `reset()`. */
export function watchStalls() {
  let [at, used] = [performance.now(), own()]
  let found = { clock: 0, own: 0 }
  const timer = setInterval(() => {
    const [now, usedNow] = [performance.now(), own()]
    found = { clock: Math.max(found.clock, now - at - 5), own: Math.max(found.own, usedNow - used) }
    at = now
    used = usedNow
  }, 5)
  timer.unref()
  return {
    worst: () => ({ clock: Math.round(found.clock), own: Math.round(found.own) }),
    reset: () => {
      found = { clock: 0, own: 0 }
    },
    stop: () => clearInterval(timer),
  }
}

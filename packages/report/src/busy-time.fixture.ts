/**
 * Milliseconds this thread has computed so far. What hangs is told by it and not by the clock, which also counts what
 * the machine does for others.
 */
export function busyTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

export const scheduleBackups =
  (..._: unknown[]) =>
  async () =>
    undefined

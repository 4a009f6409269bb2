import pg from 'pg'

/**
 * Call `heard` with the division code of every place of which something is published, by whatever process, and with
 * undefined whenever something may have been missed. Keeps one connection of its own and opens it again when it breaks;
 * the returned function closes it.
 */
export function hearPublications(url: string, heard: (code: string | undefined) => void): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const listen = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'luoshi-hear', keepAlive: true })
    client = fresh
    fresh.on('notification', ({ payload }) => heard(payload || undefined))
    fresh.on('error', () => fresh.end().catch(() => undefined))
    fresh.on('end', again)
    try {
      await fresh.connect()
      await fresh.query('listen luoshi_published')
      heard(undefined)
    } catch {
      await fresh.end().catch(() => undefined)
      again()
    }
  }
  const again = () => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void listen()
    }, 1000)
    timer.unref()
  }
  void listen()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}

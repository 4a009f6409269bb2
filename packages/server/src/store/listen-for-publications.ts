import pg from 'pg'

/**
 * Listens (LISTEN/NOTIFY) for publications of any process. Calls `onPublished` with the division code of the place, and
 * with undefined after a reconnect, when notifications may have been missed. Uses one connection of its own; the returned
 * function closes it.
 */
export function listenForPublications(
  url: string,
  onPublished: (code: string | undefined) => void,
): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const listen = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'luoshi-listen', keepAlive: true })
    client = fresh
    fresh.on('notification', ({ payload }) => onPublished(payload || undefined))
    fresh.on('error', () => fresh.end().catch(() => undefined))
    fresh.on('end', again)
    try {
      await fresh.connect()
      await fresh.query('listen luoshi_published')
      onPublished(undefined)
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

/** The hashes an entry of kind `content.purged` says were emptied; they stand apart from `vault`, which names what is there. */
export function purgedContents(body: string): readonly string[] {
  const { purged } = JSON.parse(body) as { purged?: unknown }
  return Array.isArray(purged) ? purged.filter((hash): hash is string => typeof hash === 'string') : []
}

/** The hashes an entry of kind `content.purged` says were emptied; they stand apart from `vault`, which names what is there. */
export const purgedContents = (body: string): readonly string[] => hashesIn(body, 'purged')

/** The hashes of evidence files such an entry says were removed from the folder. */
export const purgedFiles = (body: string): readonly string[] => hashesIn(body, 'files')

function hashesIn(body: string, field: 'purged' | 'files'): readonly string[] {
  const list = (JSON.parse(body) as Readonly<Record<string, unknown>>)[field]
  return Array.isArray(list) ? list.filter((hash): hash is string => typeof hash === 'string') : []
}

/** Whether an `Accept` header takes the media type; without one everything is taken. */
export function takes(accept: string | undefined, mediaType: string): boolean {
  if (!accept || accept === '*/*') return true
  const [type] = mediaType.split('/')
  const ranks = new Map<string, number>()
  for (const one of accept.split(',')) {
    const [range = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    ranks.set(range, weight === undefined ? 1 : Number(weight) || 0)
  }
  // the most exact range speaks
  return (ranks.get(mediaType) ?? ranks.get(`${type}/*`) ?? ranks.get('*/*') ?? 0) > 0
}

/** The address of a search from the field in the head. On the search page its filters stay. Addresses begin at `/`. */
export function searchAddress(code: string, words: string, at: { readonly pathname: string; readonly search: string }) {
  const to = new URLSearchParams(words ? { q: words } : {})
  const path = `/${code}/search`
  const shown = new URLSearchParams(at.pathname === path ? at.search : '')
  for (const name of ['status', 'unit']) {
    const value = shown.get(name)
    if (value) to.set(name, value)
  }
  return to.size > 0 ? `${path}?${to}` : path
}

import { readFileSync } from 'node:fs'

const file = new URL('../../packages/desk/src/application/routes.tsx', import.meta.url)

/** Where the lists of routes stand; a list that is not named here comes out under its own name, which no address has. */
const under: Readonly<Record<string, string>> = {
  administrationScreens: '/:code/administration/',
  placeScreens: '/:code/',
  otherScreens: '',
}

/** The addresses of the desk's screens as its routes have them, `/:code/tasks/:taskId`. */
export function routesOfDesk(): readonly string[] {
  const routes = new Set<string>()
  let before = ''
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const list = /^(?:export )?const (\w+)/.exec(line)?.[1]
    if (list) before = list === 'router' ? '' : (under[list] ?? `(${list})/`)
    for (const [, path = ''] of line.matchAll(/\bpath: '([^']*)'/g))
      routes.add(path === '*' ? '/:code/*' : path.startsWith('/') ? path : before + path)
    if (/\bindex: true/.test(line)) routes.add(before.replace(/\/$/, ''))
  }
  return [...routes]
}

/** The route an address goes to: the one that names most of it; the one for everything else where none does. */
export function routeOf(address: string, routes: readonly string[]): string {
  const parts = partsOf(address.replace(/[?#].*/, ''))
  const fitting = routes.filter((route) => {
    const wanted = partsOf(route)
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith(':') || part === parts[i])
  })
  const named = (route: string) => partsOf(route).filter((part) => !part.startsWith(':')).length
  return fitting.toSorted((a, b) => named(b) - named(a))[0] ?? '/:code/*'
}

const partsOf = (path: string) => path.split('/').filter((part) => part !== '')

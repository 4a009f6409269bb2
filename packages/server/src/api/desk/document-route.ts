import type { Hono } from 'hono'
import type { DeskDependencies } from './desk-dependencies.ts'
import { deskDocument } from './desk-document.ts'
import { signInFirst } from './identity/identity-asked.ts'

/** `GET /openapi.json`: the description of the desk's addresses, for anyone who is signed in. */
export function documentRoute(app: Hono, { basePath, session }: Pick<DeskDependencies, 'basePath' | 'session'>): void {
  let document: ReturnType<typeof deskDocument> | undefined
  app.get('/openapi.json', async (c) => {
    const found = await session(c.req.raw.headers)
    if (!found || found.needs) return signInFirst()
    document ??= deskDocument(basePath)
    return c.json(document, 200, { 'cache-control': 'private, no-cache' })
  })
}

import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import { grantRole } from '../../../commands/people/grant-role.ts'
import { type ImportedPerson, importPeople, mostAtOnce } from '../../../commands/people/import-people.ts'
import { administratorRoles, roles } from '../../../domain/vocabulary.ts'
import { type LeftOutLine, type PersonRow, peopleTemplate, roleNames } from '../../../exchange/people/people-sheet.ts'
import { readApart } from '../../../exchange/work/apart.ts'
import { type CheckedPerson, checkPeople } from '../../../queries/people/check-people.ts'
import { limitedBytes } from '../../../web/limits/limited-bytes.ts'
import { tooLarge } from '../../too-large.ts'
import { defineRoute } from '../define-route.ts'

export type { ImportedPerson }

/** A row of the sheet, with what it comes to. */
export type SheetRow = PersonRow & CheckedPerson

/** `POST /people-sheet`: the preview. */
export interface SheetAnswer {
  /** The sheet that was read; empty for a .csv. */
  readonly sheet: string
  /** Other sheets with something on them, and hidden ones, which were not read. */
  readonly unread: readonly string[]
  /** Heads of columns that were not read. */
  readonly ignored: readonly string[]
  readonly rows: readonly SheetRow[]
  /** Lines of the list that name nobody. */
  readonly leftOut: readonly LeftOutLine[]
}

/** `POST /people-sheet/accounts` */
export interface SheetAccountsAnswer {
  readonly kind: 'imported'
  readonly people: readonly ImportedPerson[]
}

/** `POST /people-sheet/roles` */
export interface SheetRolesAnswer {
  readonly granted: number
  readonly refused: readonly { readonly row: number; readonly message: string }[]
}

const largest = 2 * 1024 * 1024
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const words = z.string().trim().max(200)
const orNull = words.transform((text) => (text === '' ? null : text))
const person = z.strictObject({ name: words.min(2), userName: orNull, post: orNull, phone: orNull, email: orNull })
const role = z.strictObject({
  row: z.int32(),
  personId: z.uuid(),
  role: z.enum(roles).exclude(administratorRoles),
  unitId: z.uuid().nullable(),
})

/**
 * A list of people as a sheet: the system administrator makes the accounts from it, the security administrator grants the
 * roles from the same one. Reading it changes nothing.
 */
export const peopleSheetRoutes = [
  defineRoute({
    method: 'get',
    path: '/people-sheet/template',
    file: { shownBy: [] },
    run: async () =>
      new Response(await peopleTemplate(), {
        headers: {
          'content-type': xlsx,
          'content-disposition': `attachment; filename="people.xlsx"; filename*=UTF-8''${encodeURIComponent('人员模板.xlsx')}`,
          'cache-control': 'no-store',
        },
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/people-sheet',
    reads: true,
    run: async ({ deps, actor, jurisdictionId, context }) => {
      const accounts = await mayDo(deps.db, actor, 'account.manage')
      const roles = await mayDo(deps.db, actor, 'role.grant')
      if (accounts.kind === 'refused' && roles.kind === 'refused') return accounts
      const bytes = await limitedBytes(context.req.raw, largest)
      if (bytes === null) return tooLarge('表格过大，最多 2 MB。', 'The sheet is too large: 2 MB at most.')
      const read = await readApart('readPeople', { bytes })
      if (read.kind === 'refused') return read
      const { sheet, unread, ignored, rows, leftOut } = read
      const checked = await checkPeople(deps.db, jurisdictionId, actor.today, roleNames, rows)
      return {
        sheet,
        unread,
        ignored,
        leftOut,
        rows: rows.map((row, index) => ({ ...row, ...(checked[index] as CheckedPerson) })),
      } satisfies SheetAnswer
    },
  }),
  defineRoute({
    method: 'post',
    path: '/people-sheet/accounts',
    needs: 'account.manage',
    body: z.strictObject({
      people: z.array(person).min(1).max(mostAtOnce),
      /** Of the whole list, whose portions it holds together. */
      list: z
        .strictObject({ importId: z.uuid(), source: z.string().max(200).nullable() })
        .nullable()
        .default(null),
    }),
    run: ({ deps, at, body, ask }) => importPeople(deps.db, ask, at, body.people, body.list),
  }),
  defineRoute({
    method: 'post',
    path: '/people-sheet/roles',
    needs: 'role.grant',
    body: z.strictObject({ roles: z.array(role).min(1).max(500) }),
    run: async ({ deps, actor, at, body, ask }) => {
      const refused: { row: number; message: string }[] = []
      for (const { row, ...asked } of body.roles) {
        const outcome = await grantRole(deps.db, ask, at, { ...asked, from: actor.today, to: null })
        if (outcome.kind === 'refused') refused.push({ row, message: outcome.message })
      }
      return { granted: body.roles.length - refused.length, refused } satisfies SheetRolesAnswer
    },
  }),
] as const

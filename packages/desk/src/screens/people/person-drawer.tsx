import type { PeopleAnswer, PersonListed } from '@luoshi/server/desk/people/people-routes.ts'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { EditPerson } from './edit-person.tsx'
import type { FirstPassword } from './first-passwords.tsx'
import { HandOver } from './hand-over.tsx'
import { PersonAccount } from './person-account.tsx'
import { PersonRoles } from './person-roles.tsx'

interface PersonDrawerProps {
  readonly person: PersonListed
  readonly answer: PeopleAnswer
  readonly onClose: () => void
  readonly onDone: (passwords?: readonly FirstPassword[]) => unknown
}

/** Everything about one person: roles, account, data, leaving. Shows the parts the viewer may use. */
export function PersonDrawer({ person, answer: { may, people }, onClose, onDone }: PersonDrawerProps) {
  const account = person.account !== null || may.manage
  return (
    <Drawer open title={person.name} size={480} onClose={onClose} destroyOnHidden>
      <Part title="角色">
        <PersonRoles person={person} may={may} onDone={onDone} />
      </Part>
      {account && (
        <Part title="账号">
          <PersonAccount person={person} manage={may.manage} onDone={onDone} />
        </Part>
      )}
      <Part title="资料">
        {may.manage ? (
          <EditPerson key={person.personId} person={person} onDone={onDone} />
        ) : (
          <p>{[person.post, person.phone, person.email].filter(Boolean).join(' · ') || '没有更多资料。'}</p>
        )}
      </Part>
      {may.manage && (
        <Part title="移交与离岗">
          <HandOver person={person} people={people} onDone={onDone} />
        </Part>
      )}
    </Drawer>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="drawer-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

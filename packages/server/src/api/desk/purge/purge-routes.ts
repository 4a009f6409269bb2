import { z } from 'zod'
import { agreeToPurge, withdrawAgreement } from '../../../commands/purge/agree-to-purge.ts'
import { openAgreements } from '../../../record/purge/purge-agreements.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

/** Somebody's agreement to a purge. */
export interface AgreementListed {
  readonly agreementId: string
  readonly hash: string
  readonly person: string
  readonly reason: string
  readonly agreedAt: string
  readonly expiresAt: string
  /** Whether it is of the one who asks. */
  readonly own: boolean
}

/** `GET /purge-agreements` */
export interface AgreementsAnswer {
  readonly agreements: readonly AgreementListed[]
}

/** 清除内容: what people agree to, each for themselves; the purge itself is done on the server. */
export const purgeRoutes = [
  defineRoute({
    method: 'get',
    path: '/purge-agreements',
    needs: 'content.purge',
    run: async ({ deps, jurisdictionId, actor, at }) =>
      ({
        agreements: (await openAgreements(deps.db, jurisdictionId, at)).map(
          ({ agreementId, hash, personId, name, reason, agreedAt, expiresAt }) => ({
            ...{ agreementId, hash, reason, person: name, own: personId === actor.personId },
            ...{ agreedAt: agreedAt.toISOString(), expiresAt: expiresAt.toISOString() },
          }),
        ),
      }) satisfies AgreementsAnswer,
  }),
  defineRoute({
    method: 'post',
    path: '/purge-agreements',
    needs: 'content.purge',
    body: z.strictObject({
      hash: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/, '须为 64 位的校验码，见台账条目或 luoshi status'),
      reason: z.string().trim().min(1).max(500),
    }),
    marks: 'spoken-of',
    run: ({ deps, at, body, ask }) => agreeToPurge(deps.db, ask, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/purge-agreements/:agreementId/withdrawal',
    needs: 'content.purge',
    run: ({ deps, at, param, ask }) => withdrawAgreement(deps.db, ask, at, idParam(param, 'agreementId')),
  }),
] as const

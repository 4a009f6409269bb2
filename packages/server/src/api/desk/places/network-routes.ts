import { z } from 'zod'
import { openToNetwork } from '../../../commands/places/open-to-network.ts'
import { keepsOtherPlaces } from '../../../queries/places/keeps-other-places.ts'
import { decidedAtStart, type NetworkDoor, type NetworkState } from '../../../web/network-door.ts'
import { defineRoute } from '../define-route.ts'

/** `GET /network` */
export interface PlaceNetwork extends NetworkState {
  /** Whether other places work on this server, too: whoever runs it decides then. */
  readonly isShared: boolean
}

/** Whether the server answers the local network: seen and decided by the system administrator. */
export const networkRoutes = [
  defineRoute({
    method: 'get',
    path: '/network',
    needs: 'network.open',
    run: async ({ deps, actor }): Promise<PlaceNetwork> => ({
      ...(deps.door ?? noDoor).state(),
      isShared: await keepsOtherPlaces(deps.anywhere ?? deps.db, actor.jurisdictionId),
    }),
  }),
  defineRoute({
    method: 'put',
    path: '/network',
    needs: 'network.open',
    body: z.strictObject({ open: z.boolean() }),
    run: async ({ deps, actor, at, ask, body: { open } }) => {
      const isShared = await keepsOtherPlaces(deps.anywhere ?? deps.db, actor.jurisdictionId)
      return openToNetwork(deps.db, ask, at, deps.door ?? noDoor, { open, isShared })
    },
  }),
] as const

const noDoor: NetworkDoor = {
  state: () => ({ open: false, decidedBy: 'start', addresses: [], publicAddress: null }),
  set: async () => decidedAtStart,
}

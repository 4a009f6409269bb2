import { createBrowserRouter, type RouteObject } from 'react-router'
import { deskPath } from './address.ts'
import { RouteFailed } from './route-failed.tsx'
import { FirstPlace, Shell } from './shell.tsx'

/** Screens of a place, behind `/desk/{code}`; each is loaded when it is opened. */
const placeScreens: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('../screens/workbench/workbench.tsx')).WorkbenchScreen }),
  },
  {
    path: 'reports',
    lazy: async () => ({ Component: (await import('../screens/reports/reports.tsx')).ReportsScreen }),
  },
  {
    path: 'reports/:reportId',
    lazy: async () => ({ Component: (await import('../screens/review/review.tsx')).ReviewScreen }),
  },
]

/** Screens that are of no place. */
const otherScreens: RouteObject[] = []

export const router = createBrowserRouter(
  [
    {
      errorElement: <RouteFailed />,
      children: [
        { path: '/', element: <FirstPlace /> },
        ...otherScreens,
        {
          path: '/:code',
          element: <Shell />,
          children: [
            { errorElement: <RouteFailed />, children: [...placeScreens, { path: '*', element: <RouteFailed /> }] },
          ],
        },
      ],
    },
  ],
  { basename: deskPath },
)

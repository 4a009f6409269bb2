import { createBrowserRouter, type RouteObject } from 'react-router'
import { deskPath } from './address.ts'
import { RouteFailed } from './route-failed.tsx'
import { FirstPlace, Shell } from './shell.tsx'

/** Screens of 管理, under `/desk/{code}/administration`; `administrationPlaces` lists those a person may open. */
const administrationScreens: RouteObject[] = [
  {
    path: 'publication',
    lazy: async () => ({ Component: (await import('../screens/publication/publication.tsx')).PublicationScreen }),
  },
  {
    path: 'people',
    lazy: async () => ({ Component: (await import('../screens/people/people.tsx')).PeopleScreen }),
  },
  {
    path: 'units',
    lazy: async () => ({ Component: (await import('../screens/units/units.tsx')).UnitsScreen }),
  },
  {
    path: 'network',
    lazy: async () => ({ Component: (await import('../screens/network/network-screen.tsx')).NetworkScreen }),
  },
  {
    path: 'delegations',
    lazy: async () => ({ Component: (await import('../screens/delegations/delegations.tsx')).DelegationsScreen }),
  },
  {
    path: 'rules',
    lazy: async () => ({ Component: (await import('../screens/rules/rules-screen.tsx')).RulesScreen }),
  },
  {
    path: 'calendar',
    lazy: async () => ({ Component: (await import('../screens/calendar/calendar-screen.tsx')).CalendarScreen }),
  },
  {
    path: 'ledger',
    lazy: async () => ({ Component: (await import('../screens/ledger/ledger.tsx')).LedgerScreen }),
  },
  {
    path: 'security-log',
    lazy: async () => ({ Component: (await import('../screens/security-log/security-log.tsx')).SecurityLogScreen }),
  },
]

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
  {
    path: 'settlements',
    lazy: async () => ({ Component: (await import('../screens/settlement/settlements.tsx')).SettlementsScreen }),
  },
  {
    path: 'settlements/:settlementId',
    lazy: async () => ({ Component: (await import('../screens/settlement/settlement-screen.tsx')).SettlementScreen }),
  },
  {
    path: 'settlement-replies',
    lazy: async () => ({ Component: (await import('../screens/settlement/replies-screen.tsx')).RepliesScreen }),
  },
  {
    path: 'tasks',
    lazy: async () => ({ Component: (await import('../screens/tasks/tasks.tsx')).TasksScreen }),
  },
  {
    path: 'messages',
    lazy: async () => ({ Component: (await import('../screens/messages/messages-screen.tsx')).MessagesScreen }),
  },
  {
    path: 'slips',
    lazy: async () => ({ Component: (await import('../screens/matters/slips-screen.tsx')).SlipsScreen }),
  },
  {
    path: 'instructions',
    lazy: async () => ({
      Component: (await import('../screens/instructions/instructions-screen.tsx')).InstructionsScreen,
    }),
  },
  {
    path: 'comments',
    lazy: async () => ({ Component: (await import('../screens/comments/comments-screen.tsx')).CommentsScreen }),
  },
  {
    path: 'indicators',
    lazy: async () => ({
      Component: (await import('../screens/indicators/indicators-screen.tsx')).IndicatorsScreen,
    }),
  },
  {
    path: 'clues',
    lazy: async () => ({ Component: (await import('../screens/clues/clues-screen.tsx')).CluesScreen }),
  },
  {
    path: 'inspections',
    lazy: async () => ({
      Component: (await import('../screens/inspections/inspections-screen.tsx')).InspectionsScreen,
    }),
  },
  {
    path: 'inspections/new',
    lazy: async () => ({
      Component: (await import('../screens/inspections/inspection-form.tsx')).InspectionFormScreen,
    }),
  },
  {
    path: 'inspections/:inspectionId',
    lazy: async () => ({ Component: (await import('../screens/inspections/inspection-page.tsx')).InspectionPage }),
  },
  {
    path: 'inspections/:inspectionId/edit',
    lazy: async () => ({
      Component: (await import('../screens/inspections/inspection-form.tsx')).InspectionFormScreen,
    }),
  },
  {
    path: 'inspections/:inspectionId/print',
    lazy: async () => ({
      Component: (await import('../screens/inspections/inspection-print.tsx')).InspectionPrintScreen,
    }),
  },
  {
    path: 'bulletins',
    lazy: async () => ({ Component: (await import('../screens/bulletins/bulletins-screen.tsx')).BulletinsScreen }),
  },
  {
    path: 'bulletins/:bulletinId',
    lazy: async () => ({ Component: (await import('../screens/bulletins/bulletin-page.tsx')).BulletinPage }),
  },
  {
    path: 'scores',
    lazy: async () => ({ Component: (await import('../screens/scores/scores-screen.tsx')).ScoresScreen }),
  },
  {
    path: 'scores/:scoreId',
    lazy: async () => ({ Component: (await import('../screens/scores/score-page.tsx')).ScorePage }),
  },
  {
    path: 'scores/:scoreId/units/:unitId',
    lazy: async () => ({ Component: (await import('../screens/scores/unit-sheet-page.tsx')).UnitSheetPage }),
  },
  {
    path: 'burden',
    lazy: async () => ({ Component: (await import('../screens/burden/burden-screen.tsx')).BurdenScreen }),
  },
  {
    path: 'manual',
    lazy: async () => ({ Component: (await import('../screens/manual/manual-screen.tsx')).ManualScreen }),
  },
  {
    path: 'search',
    lazy: async () => ({ Component: (await import('../screens/search/search-screen.tsx')).SearchScreen }),
  },
  {
    path: 'matters',
    lazy: async () => ({ Component: (await import('../screens/matters/matters-screen.tsx')).MattersScreen }),
  },
  {
    path: 'matters/urges',
    lazy: async () => ({ Component: (await import('../screens/matters/matter-urges-screen.tsx')).MatterUrgesScreen }),
  },
  {
    path: 'matters/orders',
    lazy: async () => ({ Component: (await import('../screens/matters/orders-screen.tsx')).OrdersScreen }),
  },
  {
    path: 'matters/new',
    lazy: async () => ({ Component: (await import('../screens/matters/matter-form.tsx')).MatterFormScreen }),
  },
  {
    path: 'matters/:matterId',
    lazy: async () => ({ Component: (await import('../screens/matters/matter-page.tsx')).MatterPage }),
  },
  {
    path: 'matters/:matterId/edit',
    lazy: async () => ({ Component: (await import('../screens/matters/matter-form.tsx')).MatterFormScreen }),
  },
  {
    path: 'delegations',
    lazy: async () => ({ Component: (await import('../screens/delegations/delegations.tsx')).DelegationsScreen }),
  },
  {
    path: 'overview',
    lazy: async () => ({ Component: (await import('../screens/overview/overview-screen.tsx')).OverviewScreen }),
  },
  {
    path: 'units/:unitId',
    lazy: async () => ({ Component: (await import('../screens/carried/carried-screen.tsx')).UnitScreen }),
  },
  {
    path: 'leaders/:personId',
    lazy: async () => ({ Component: (await import('../screens/carried/carried-screen.tsx')).LeaderScreen }),
  },
  {
    path: 'wall',
    lazy: async () => ({ Component: (await import('../screens/overview/wall-screen.tsx')).WallScreen }),
  },
  {
    path: 'administration',
    lazy: async () => ({
      Component: (await import('../screens/administration/administration.tsx')).AdministrationScreen,
    }),
    children: administrationScreens,
  },
  {
    path: 'progress',
    lazy: async () => ({ Component: (await import('../screens/progress/progress-screen.tsx')).ProgressScreen }),
  },
  {
    path: 'tasks/exchange',
    lazy: async () => ({
      Component: (await import('../screens/task-exchange/task-exchange.tsx')).TaskExchangeScreen,
    }),
  },
  {
    path: 'tasks/:taskId',
    lazy: async () => ({ Component: (await import('../screens/task/task-page.tsx')).TaskPage }),
  },
  {
    path: 'progress/:taskId/:periodId',
    lazy: async () => ({
      Component: (await import('../screens/progress-form/progress-form-screen.tsx')).ProgressFormScreen,
    }),
  },
]

/** Screens that are of no place: signing in, one's own account, the first run. */
const otherScreens: RouteObject[] = [
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('../screens/sign-in/sign-in.tsx')).SignInScreen }),
  },
  {
    path: '/account',
    lazy: async () => ({ Component: (await import('../screens/account/account.tsx')).AccountScreen }),
  },
  {
    path: '/set-up',
    lazy: async () => ({ Component: (await import('../screens/set-up/set-up.tsx')).SetUpScreen }),
  },
]

/** The routes of the desk; every screen is a chunk of its own. */
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

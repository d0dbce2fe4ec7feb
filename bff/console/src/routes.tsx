import { createBrowserRouter } from 'react-router-dom';
import { PageFault } from './shell/page-fault';
import { Shell } from './shell/shell';
import { SignedIn } from './shell/signed-in';

/** Each page is fetched when it is first opened, so that the sign-in carries no charts. */
export function createConsoleRouter() {
  return createBrowserRouter(
    [
      {
        path: '/sign-in',
        lazy: () => import('./pages/sign-in/sign-in-page'),
        ErrorBoundary: PageFault,
        HydrateFallback: Blank,
      },
      {
        element: (
          <SignedIn>
            <Shell />
          </SignedIn>
        ),
        ErrorBoundary: PageFault,
        HydrateFallback: Blank,
        children: [
          {
            ErrorBoundary: PageFault,
            children: [
              { index: true, lazy: () => import('./pages/overview/overview-page') },
              { path: 'funnel', lazy: () => import('./pages/funnel/funnel-page') },
              { path: 'paths', lazy: () => import('./pages/paths/paths-page') },
              { path: 'events', lazy: () => import('./pages/events/events-page') },
              { path: 'retention', lazy: () => import('./pages/retention/retention-page') },
              { path: 'acquisition', lazy: () => import('./pages/acquisition/acquisition-page') },
              { path: 'audiences', lazy: () => import('./pages/audiences/audiences-page') },
              { path: 'experiments', lazy: () => import('./pages/experiments/experiments-page') },
              {
                path: 'experiments/:experimentId',
                lazy: () => import('./pages/experiments/experiment-page'),
              },
              {
                path: 'experiments/:experimentId/:tab',
                lazy: () => import('./pages/experiments/experiment-page'),
              },
              { path: 'accounts', lazy: () => import('./pages/accounts/accounts-page') },
              { path: 'accounts/:accountId', lazy: () => import('./pages/accounts/accounts-page') },
              { path: 'deliveries', lazy: () => import('./pages/deliveries/deliveries-page') },
              { path: 'grading', lazy: () => import('./pages/grading/grading-page') },
              { path: 'attribution', lazy: () => import('./pages/attribution/attribution-page') },
              { path: 'reconciliation', lazy: () => import('./pages/reconciliation/reconciliation-page') },
              { path: 'quality', lazy: () => import('./pages/quality/quality-page') },
              { path: 'person', lazy: () => import('./pages/person/person-page') },
              { path: 'person/:personId', lazy: () => import('./pages/person/person-page') },
              { path: 'operators', lazy: () => import('./pages/operators/operators-page') },
              { path: '*', lazy: () => import('./pages/overview/overview-page') },
            ],
          },
        ],
      },
    ],
    { basename: '/console' },
  );
}

function Blank() {
  return null;
}

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { deskRoutes } from '../pages/desk/routes.tsx';
import { Skeleton } from '../ui/states.tsx';
import { arriving } from './arriving.ts';
import { NotFound, PageFault } from './fault.tsx';
import { PortalShell } from './portal-shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const portal = createRoute({ getParentRoute: () => root, id: 'portal', component: () => <PortalShell /> });

// biome-ignore lint/suspicious/noExplicitAny: the lazy component's own props are checked where it is written.
type Page = () => Promise<{ readonly default: any }>;
const page = (path: string, load: Page) =>
  createRoute({ getParentRoute: () => portal, path, component: lazyRouteComponent(arriving(load)) });

const publicPages = [
  page('/', () => import('../pages/public/home.tsx')),
  page('/items', () => import('../pages/public/items.tsx')),
  page('/items/$item', () => import('../pages/public/guide.tsx')),
  page('/items/$item/samples/$ref', () => import('../pages/public/sample.tsx')),
  page('/items/$item/eligibility', () => import('../pages/public/eligibility.tsx')),
  page('/reconsideration', () => import('../pages/public/reconsideration.tsx')),
  page('/apply/$draft', () => import('../pages/public/apply.tsx')),
  page('/apply/$draft/check', () => import('../pages/public/check.tsx')),
  page('/apply/$draft/$part', () => import('../pages/public/apply-part.tsx')),
  page('/joint/$draft', () => import('../pages/public/joint.tsx')),
  page('/receipt/$id', () => import('../pages/public/receipt.tsx')),
  page('/search', () => import('../pages/public/search.tsx')),
  page('/sign-in', () => import('../pages/public/sign-in.tsx')),
  page('/register', () => import('../pages/public/register.tsx')),
  page('/reset', () => import('../pages/public/reset.tsx')),
  page('/demo', () => import('../pages/public/demo.tsx')),
  page('/account', () => import('../pages/public/account.tsx')),
  page('/account/safety', () => import('../pages/public/account-safety.tsx')),
  page('/notices', () => import('../pages/public/notices.tsx')),
  page('/notices/settings', () => import('../pages/public/notices-settings.tsx')),
  page('/notices/stop', () => import('../pages/public/notices-stop.tsx')),
  page('/company', () => import('../pages/public/company.tsx')),
  page('/mandates', () => import('../pages/public/mandates.tsx')),
  page('/resume', () => import('../pages/public/resume.tsx')),
  page('/matters', () => import('../pages/public/matters.tsx')),
  page('/matters/$id', () => import('../pages/public/matter.tsx')),
  page('/matters/$id/correct', () => import('../pages/public/correct.tsx')),
  page('/matters/$id/messages', () => import('../pages/public/matter-messages.tsx')),
  page('/messages', () => import('../pages/public/messages.tsx')),
  page('/wallet', () => import('../pages/public/wallet.tsx')),
  page('/wallet/$id', () => import('../pages/public/licence.tsx')),
  page('/share/$token', () => import('../pages/public/share.tsx')),
  page('/public-register', () => import('../pages/public/public-register.tsx')),
  page('/verify', () => import('../pages/public/verify.tsx')),
  page('/verify/$code', () => import('../pages/public/verify.tsx')),
  page('/transparency', () => import('../pages/public/transparency.tsx')),
  page('/explanations', () => import('../pages/public/explanations.tsx')),
  page('/progress', () => import('../pages/public/progress.tsx')),
  page('/calculator', () => import('../pages/public/calculator.tsx')),
];

const desk = createRoute({ getParentRoute: () => root, path: '/desk', component: Outlet });

export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([portal.addChildren(publicPages), desk.addChildren(deskRoutes(desk))]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: PageFault,
    defaultPendingComponent: () => (
      <div className="wrap page">
        <Skeleton />
      </div>
    ),
    defaultPendingMs: 200,
  });

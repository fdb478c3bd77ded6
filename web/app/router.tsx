import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { deskRoutes } from '../pages/desk/routes.tsx';
import { Skeleton } from '../ui/states.tsx';
import { NotFound, PageFault } from './fault.tsx';
import { PortalShell } from './portal-shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const portal = createRoute({ getParentRoute: () => root, id: 'portal', component: () => <PortalShell /> });

// biome-ignore lint/suspicious/noExplicitAny: the lazy component's own props are checked where it is written.
type Page = () => Promise<{ readonly default: any }>;
const page = (path: string, load: Page) =>
  createRoute({ getParentRoute: () => portal, path, component: lazyRouteComponent(load) });

const publicPages = [
  page('/', () => import('../pages/public/home.tsx')),
  page('/items', () => import('../pages/public/items.tsx')),
  page('/items/$item', () => import('../pages/public/guide.tsx')),
  page('/search', () => import('../pages/public/search.tsx')),
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

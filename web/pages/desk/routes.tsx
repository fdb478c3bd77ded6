import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { arriving } from '../../app/arriving.ts';

/** The staff screens under `/desk`; loaded with the portal's first page, so it holds no screen. */
export const deskRoutes = (parent: AnyRoute): AnyRoute[] => {
  // biome-ignore lint/suspicious/noExplicitAny: the lazy component's own props are checked where it is written.
  const page = (path: string, load: () => Promise<{ readonly default: any }>) =>
    createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(arriving(load)) });
  return [
    page('/', () => import('./queue.tsx')),
    page('/cases/$id', () => import('./case.tsx')),
    page('/window', () => import('./window.tsx')),
    page('/window/mirror', () => import('./window-mirror.tsx')),
    page('/window/receipts', () => import('./window-receipts.tsx')),
    page('/identity', () => import('./identity.tsx')),
    page('/delivery', () => import('./delivery.tsx')),
    page('/board', () => import('./board.tsx')),
    page('/oversight', () => import('./oversight.tsx')),
    page('/obligations', () => import('./overview-obligations.tsx')),
    page('/exports', () => import('./overview-exports.tsx')),
    page('/team', () => import('./team.tsx')),
    page('/calendar', () => import('./calendar.tsx')),
    page('/cases', () => import('./overview-cases.tsx')),
    page('/seals', () => import('./seals.tsx')),
    page('/licence-templates', () => import('./licence-templates.tsx')),
    page('/licence-templates/$kind', () => import('./licence-template.tsx')),
    page('/licences', () => import('./licences.tsx')),
    page('/licences/$id', () => import('./licences-one.tsx')),
    page('/catalogue', () => import('./catalogue.tsx')),
    page('/catalogue/$item/compare', () => import('./catalogue-compare.tsx')),
    page('/catalogue/$item/$version', () => import('./catalogue-version.tsx')),
    page('/catalogue/$item/$version/edit', () => import('./catalogue-edit.tsx')),
  ];
};

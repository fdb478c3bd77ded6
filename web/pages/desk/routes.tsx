import type { AnyRoute } from '@tanstack/react-router';

/** The staff screens under `/desk`; loaded with the portal's first page, so it holds no screen. */
export const deskRoutes = (_parent: AnyRoute): AnyRoute[] => [];

import type { AnyRoute } from '@tanstack/react-router';

/** Routes of the desk under `/desk`; each page lazy. The staff screens fill this in. */
export const deskRoutes = (_parent: AnyRoute): AnyRoute[] => [];

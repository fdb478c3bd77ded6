import { type ComponentProps, lazy, Suspense } from 'react';

const Confirmation = lazy(() => import('./confirm-dialog.tsx'));
/** Loaded when a button is pressed. */
export const ConfirmDialog = (props: ComponentProps<typeof Confirmation>) => (
  <Suspense fallback={null}>
    <Confirmation {...props} />
  </Suspense>
);

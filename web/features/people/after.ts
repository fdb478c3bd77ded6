import { useNavigate, useSearch } from '@tanstack/react-router';

/** Where to go once signed in: only a path of this site, never an address handed in from outside. */
export const safePath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/');

export const useAfterSignIn = (staffHome = '/desk') => {
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: unknown };
  return (staff: boolean) => {
    const path = safePath(to);
    void navigate({ to: staff && path === '/' ? staffHome : path, replace: true });
  };
};

import { Link as RouterLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

export type LinkProps = {
  /** Path inside the product, already filled in: `/matters/01J…`. */
  readonly to: string;
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly hash?: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly replace?: boolean;
} & Omit<ComponentProps<'a'>, 'href' | 'children'>;

const ONLY_ITSELF = { exact: true, includeSearch: true } as const;

/** A link inside the product. Plain `<a>` for other hosts, files and `tel:`. */
export const Link = ({ to, search, ...rest }: LinkProps) => (
  <RouterLink
    to={to}
    activeOptions={ONLY_ITSELF}
    {...(search ? { search: search as never } : {})}
    {...(rest as object)}
  />
);

import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';

export type LinkProps = {
  /** Path inside the product, already filled in: `/matters/01J…`. */
  readonly to: string;
  readonly search?: Readonly<Record<string, string | number | undefined>>;
  readonly hash?: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly replace?: boolean;
} & Omit<ComponentProps<'a'>, 'href' | 'children'>;

/** A press that only goes there: not one that asks for another tab or window, or to keep the address. */
const isPlain = (e: MouseEvent<HTMLAnchorElement>): boolean =>
  e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey && !e.currentTarget.target;

/**
 * A link inside the product; plain `<a>` for other hosts, files and `tel:`. Lists have hundreds of them, so it follows no
 * state of the router: who stands on the present page says `aria-current` itself.
 */
export const Link = ({ to, search, hash, replace, onClick, ...rest }: LinkProps) => {
  const router = useRouter();
  const href = `${to}${search ? router.options.stringifySearch(search) : ''}${hash ? `#${hash}` : ''}`;
  const fetchPage = () => void router.preloadRoute({ to });
  return (
    <a
      onMouseEnter={fetchPage}
      onTouchStart={fetchPage}
      {...rest}
      href={href}
      onClick={(e) => {
        onClick?.(e);
        if (e.defaultPrevented || !isPlain(e)) return;
        e.preventDefault();
        void router.navigate({ href, replace: replace ?? false });
      }}
    />
  );
};

import type { ComponentProps, ReactNode } from 'react';
import './button.css';
import { Icon, type IconName } from './icon.tsx';
import { Link, type LinkProps } from './link.tsx';

type Look = {
  /** One `primary` in view; `plain` has a border; `quiet` is a text button; `danger` only with words that say what is lost. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly wide?: boolean;
};
const classOf = ({ kind = 'plain', wide }: Look, extra?: string): string =>
  ['button', `button-${kind}`, wide && 'button-wide', extra].filter(Boolean).join(' ');

/** A verb of the act. While `busy` it keeps its width and place, says so to readers, and ignores a second click. */
export const Button = ({
  kind,
  icon,
  wide,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: Look & { readonly busy?: boolean; readonly children: ReactNode } & Omit<ComponentProps<'button'>, 'children'>) => (
  <button
    type={type}
    className={classOf({ ...(kind && { kind }), ...(wide && { wide }) }, className)}
    aria-disabled={busy || undefined}
    aria-busy={busy || undefined}
    onClick={busy ? (e) => e.preventDefault() : onClick}
    {...rest}
  >
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </button>
);

export const ButtonLink = ({ kind, icon, wide, className, children, ...rest }: Look & LinkProps) => (
  <Link className={classOf({ ...(kind && { kind }), ...(wide && { wide }) }, className)} {...rest}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </Link>
);

/** For files and other hosts. */
export const ButtonAnchor = ({ kind, icon, wide, className, children, ...rest }: Look & ComponentProps<'a'>) => (
  <a className={classOf({ ...(kind && { kind }), ...(wide && { wide }) }, className)} {...rest}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </a>
);

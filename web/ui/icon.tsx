import sprite from './icons.svg';

/** Own drawings in `icons.svg`, 20 px, 1.6 px stroke, round ends. Always beside words, except ‹ back. */
export type IconName =
  | 'search'
  | 'back'
  | 'next'
  | 'down'
  | 'up'
  | 'close'
  | 'plus'
  | 'check'
  | 'done'
  | 'alert'
  | 'info'
  | 'stop'
  | 'question'
  | 'home'
  | 'list'
  | 'clock'
  | 'card'
  | 'person'
  | 'people'
  | 'bell'
  | 'print'
  | 'download'
  | 'upload'
  | 'camera'
  | 'file'
  | 'trash'
  | 'edit'
  | 'phone'
  | 'pin'
  | 'building'
  | 'sound'
  | 'mic'
  | 'scan'
  | 'calendar'
  | 'flag'
  | 'refresh'
  | 'filter'
  | 'lock'
  | 'chat'
  | 'device'
  | 'pause'
  | 'seal';

export const Icon = ({
  name,
  size = 20,
  className,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string;
}) => (
  <svg
    className={className ? `icon ${className}` : 'icon'}
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <use href={`${sprite}#${name}`} />
  </svg>
);

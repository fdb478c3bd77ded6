import type { ReactNode } from 'react';

/** Own drawings, 20 px, 1.6 px stroke, round ends. Always beside words, except ‹ back. */
const DRAWINGS = {
  search: <path d="M9 3.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 9 3.2Zm4.2 10 3.8 3.8" />,
  back: <path d="M12.2 4 6.4 10l5.8 6" />,
  next: <path d="M7.8 4l5.8 6-5.8 6" />,
  down: <path d="m4.5 7.5 5.5 5.5L15.5 7.5" />,
  up: <path d="m4.5 12.5 5.5-5.5 5.5 5.5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  plus: <path d="M10 4v12M4 10h12" />,
  minus: <path d="M4 10h12" />,
  check: <path d="m4.5 10.5 3.7 3.7 7.3-8.2" />,
  done: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM6.8 10.3l2.3 2.3 4.2-4.7" />,
  alert: <path d="M10 3.2 17.6 16.6H2.4L10 3.2ZM10 8.2v4M10 14.4v.1" />,
  info: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM10 9.3v4.2M10 6.6v.1" />,
  stop: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6" />,
  question: (
    <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.1.9-1.1 1.7M10 14v.1" />
  ),
  home: <path d="M3.4 8.8 10 3.4l6.6 5.4v7.8h-4.4v-4.8H7.8v4.8H3.4V8.8Z" />,
  list: <path d="M7.4 5h9.2M7.4 10h9.2M7.4 15h9.2M3.5 5h.1M3.5 10h.1M3.5 15h.1" />,
  clock: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM10 6v4.2l2.8 1.8" />,
  card: (
    <path d="M3.8 4.4h12.4c.6 0 1 .4 1 1v9.2c0 .6-.4 1-1 1H3.8c-.6 0-1-.4-1-1V5.4c0-.6.4-1 1-1ZM5.8 8.2h4.6M5.8 11.6h2.8M12.6 11.6h1.8" />
  ),
  person: <path d="M10 3.2a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2ZM3.8 17c.3-3.2 2.9-5 6.2-5s5.9 1.8 6.2 5" />,
  people: (
    <path d="M7.6 3.8a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM2.2 16.4c.3-2.9 2.5-4.6 5.4-4.6s5.1 1.7 5.4 4.6M13 4.2a2.6 2.6 0 0 1 0 4.9M14.4 12.1c1.9.6 3.1 2.1 3.4 4.3" />
  ),
  bell: (
    <path d="M10 3.2c-2.7 0-4.5 2-4.5 4.6v3l-1.4 2.7h11.8l-1.4-2.7v-3c0-2.6-1.8-4.6-4.5-4.6ZM8.4 16a1.7 1.7 0 0 0 3.2 0" />
  ),
  print: <path d="M5.8 8V3.4h8.4V8M5.8 14H3.4V8.2h13.2V14h-2.4M5.8 12h8.4v4.6H5.8V12Z" />,
  download: <path d="M10 3.4v9M6.2 8.8 10 12.6l3.8-3.8M3.8 16.6h12.4" />,
  upload: <path d="M10 13V4M6.2 7.6 10 3.8l3.8 3.8M3.8 16.6h12.4" />,
  camera: <path d="M3 6.4h3.2l1.2-2h5.2l1.2 2H17v9.2H3V6.4ZM10 8.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z" />,
  file: <path d="M5 2.8h6.4L15.4 7v10.2H5V2.8ZM11.2 3v4.2h4" />,
  trash: <path d="M3.8 5.6h12.4M8 5.4V3.4h4v2M5.4 5.8l.7 11h7.8l.7-11M8.4 8.8v5M11.6 8.8v5" />,
  edit: <path d="M4 16.2l.7-3.4 8.6-8.6 2.7 2.7-8.6 8.6-3.4.7ZM11.6 5.9l2.7 2.7" />,
  phone: (
    <path d="M4.2 3.4h2.9l1.4 3.5-1.8 1.5c.8 1.9 2.3 3.4 4.2 4.3l1.5-1.8 3.7 1.4v2.9c0 .8-.7 1.4-1.5 1.4C8.4 16 4 11.5 3 4.9c-.1-.8.4-1.5 1.2-1.5Z" />
  ),
  pin: (
    <path d="M10 17.2c-3.4-3.6-5.2-6.4-5.2-8.8a5.2 5.2 0 0 1 10.4 0c0 2.4-1.8 5.2-5.2 8.8ZM10 6.4a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z" />
  ),
  building: (
    <path d="M4.2 16.8V3.4h7.4v13.4M11.6 8h4.2v8.8M2.6 16.8h14.8M6.6 6.6h2.6M6.6 9.8h2.6M6.6 13h2.6M13.6 11h.2M13.6 13.8h.2" />
  ),
  sound: (
    <path d="M3.2 7.8v4.4h2.6L10 15.8V4.2L5.8 7.8H3.2ZM12.6 7.6a3.4 3.4 0 0 1 0 4.8M14.8 5.4a6.5 6.5 0 0 1 0 9.2" />
  ),
  mic: (
    <path d="M10 2.8c1.3 0 2.3 1 2.3 2.3v4.6a2.3 2.3 0 0 1-4.6 0V5.1c0-1.3 1-2.3 2.3-2.3ZM5 9.4a5 5 0 0 0 10 0M10 14.6v2.8M7.4 17.4h5.2" />
  ),
  link: (
    <path d="M8.2 11.8a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.8 8.2a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1" />
  ),
  external: <path d="M11.4 3.8h4.8v4.8M16 4 9.4 10.6M8.2 4.6H4v11.4h11.4v-4.2" />,
  scan: <path d="M3.4 7V3.4H7M13 3.4h3.6V7M16.6 13v3.6H13M7 16.6H3.4V13M3.4 10h13.2" />,
  calendar: <path d="M3.4 4.8h13.2v11.8H3.4V4.8ZM3.4 8.4h13.2M6.8 3v3.2M13.2 3v3.2" />,
  flag: <path d="M5.4 17.2V3.4h8.4l-1.6 3.2 1.6 3.2H5.4" />,
  refresh: <path d="M16 10a6 6 0 1 1-1.9-4.4M16.2 3v3.4h-3.4" />,
  filter: <path d="M3.4 4.6h13.2l-5 6v5.2l-3.2 1.4v-6.6l-5-6Z" />,
  eye: (
    <path d="M2.4 10c1.9-3.4 4.4-5 7.6-5s5.7 1.6 7.6 5c-1.9 3.4-4.4 5-7.6 5s-5.7-1.6-7.6-5ZM10 7.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8Z" />
  ),
  lock: <path d="M5 9h10v7.6H5V9ZM7 8.8V6.6a3 3 0 0 1 6 0v2.2" />,
  wallet: (
    <path d="M3.2 5.4h12.4v10.8H3.2V5.4ZM3.2 5.4l9.6-2.2v2.2M12.8 10.8h4v-2.2h-4c-.7 0-1.2.5-1.2 1.1s.5 1.1 1.2 1.1Z" />
  ),
  chat: <path d="M3 4.2h14v9.6H9.4L5.8 17v-3.2H3V4.2Z" />,
  device: <path d="M6 2.8h8v14.4H6V2.8ZM9.2 14.6h1.6" />,
  swap: <path d="M4 7h11.6M12.4 3.8 15.6 7l-3.2 3.2M16 13H4.4M7.6 9.8 4.4 13l3.2 3.2" />,
  zoom: <path d="M9 3.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 9 3.2Zm4.2 10 3.8 3.8M6.6 9h4.8M9 6.6v4.8" />,
  pause: <path d="M7.2 4.4v11.2M12.8 4.4v11.2" />,
  grip: <path d="M7.5 5h.1M12.5 5h.1M7.5 10h.1M12.5 10h.1M7.5 15h.1M12.5 15h.1" />,
  keyboard: <path d="M2.8 5.4h14.4v9.2H2.8V5.4ZM5.6 8.4h.1M8.5 8.4h.1M11.4 8.4h.1M14.3 8.4h.1M7 11.8h6" />,
  seal: <path d="M4 16.8h12M5 13.8h10v-2.4H11.8c-.6-2 .8-3 .8-5a2.6 2.6 0 0 0-5.2 0c0 2 1.4 3 .8 5H5v2.4Z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

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
    viewBox="0 0 20 20"
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
    {DRAWINGS[name]}
  </svg>
);

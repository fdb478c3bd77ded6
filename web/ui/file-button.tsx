import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

/** Chooses files of this computer: our button, and behind it the browser's own input, named for whoever drives it by name. */
export const FileButton = ({
  label,
  accept,
  multiple = false,
  camera = false,
  busy = false,
  icon = 'upload',
  children,
  onFiles,
  ...described
}: {
  readonly label: string;
  /** As the browser's own `accept`. */
  readonly accept: string;
  readonly multiple?: boolean;
  /** Opens the camera where there is one. */
  readonly camera?: boolean;
  readonly busy?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** At least one. The same file may be chosen again afterwards. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly id?: string;
  readonly kind?: 'plain' | 'quiet';
  readonly 'aria-describedby'?: string | undefined;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        capture={camera ? 'environment' : undefined}
        accept={accept}
        aria-label={label}
        onChange={(e) => {
          const files = [...(e.target.files ?? [])];
          e.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button icon={icon} busy={busy} onClick={() => input.current?.click()} {...described}>
        {children}
      </Button>
    </>
  );
};

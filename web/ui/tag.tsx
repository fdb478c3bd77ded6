import type { ReactNode } from 'react';
import './tag.css';
import { Icon } from './icon.tsx';

export type TagTone = 'plain' | 'blue' | 'ok' | 'warn' | 'danger' | 'pause';

/** A word on a state: 必要, 可容缺, 红牌. `pause` is hatched at both ends and always says 暂停. */
export const Tag = ({ tone = 'plain', children }: { readonly tone?: TagTone; readonly children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{tone === 'pause' ? <span>{children}</span> : children}</span>
);

/** Provenance: a green ring says a register said so, a grey ring that the person did. */
export const Chip = ({ from, children }: { readonly from: 'register' | 'person'; readonly children: ReactNode }) => (
  <span className={`chip chip-${from}`}>
    <Icon name={from === 'register' ? 'done' : 'person'} size={16} />
    <span>{children}</span>
  </span>
);

/** A person by the first letter of the name; decoration beside the written name. */
export const Avatar = ({ name }: { readonly name: string }) => (
  <span className="avatar" aria-hidden="true" lang="zh-CN">
    {[...name][0]}
  </span>
);

/** A key of the keyboard: `<Keys>J</Keys>`. */
export const KeyHint = ({ children }: { readonly children: ReactNode }) => <kbd className="key">{children}</kbd>;

import type { Day } from './day.ts';
import type { Text } from './text.ts';

export const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const monthOf = (d: Day): number => +d.slice(5, 7);
const dateOf = (d: Day): number => +d.slice(8, 10);

/** `10月28日`, `28 Oct`. */
export const shortDay = (d: Day): Text => ({
  zh: `${monthOf(d)}月${dateOf(d)}日`,
  en: `${dateOf(d)} ${MONTHS_EN[monthOf(d) - 1]}`,
});
/** `2026年10月28日`, `28 Oct 2026`. */
export const longDay = (d: Day): Text => {
  const { zh, en } = shortDay(d);
  return { zh: `${+d.slice(0, 4)}年${zh}`, en: `${en} ${+d.slice(0, 4)}` };
};
/** The same inside a Chinese sentence: `10 月 28 日`. */
export const inSentence = ({ zh, en }: Text): Text => ({ zh: zh.replace(/\d+/g, ' $& ').trim(), en });

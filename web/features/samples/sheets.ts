import type { Sheet } from './sheet.ts';
import { papers } from './sheets.papers.ts';
import { plans } from './sheets.plans.ts';
import { rules } from './sheets.rules.ts';

/** Every sample sheet by its key; loaded only by the page that shows one. */
export const SHEETS: Readonly<Record<string, Sheet>> = { ...plans, ...rules, ...papers };

import type { Text } from '../../kernel/text.ts';

/**
 * Things in life and business that take several items (一件事), in the order in which they are usually done. Until one
 * form serves them all, they are lists: each item is still applied for by itself, and the pages say so.
 */
export type LifeEvent = { readonly key: string; readonly name: Text; readonly items: readonly string[] };
const event = (key: string, zh: string, en: string, ...items: string[]): LifeEvent => ({
  key,
  name: { zh, en },
  items,
});

export const LIFE_EVENTS: readonly LifeEvent[] = [
  event(
    'restaurant',
    '开一家餐馆',
    'Open a restaurant',
    'company-registration',
    'seal-filing',
    'health-certificate',
    'food-service',
  ),
  event('company', '开办企业', 'Start a company', 'home-business-declaration', 'company-registration', 'seal-filing'),
  event(
    'hotel',
    '办一家酒店',
    'Open a hotel',
    'company-registration',
    'fire-check',
    'hotel-licence',
    'public-venue-hygiene',
    'health-certificate',
  ),
  event(
    'build',
    '盖一座厂房',
    'Build a plant',
    'investment-filing',
    'land-use-planning',
    'eia-form',
    'construction-planning',
    'construction-permit',
  ),
];

import type { ItemVersion } from '../item.ts';
import { foodService } from './food-service.ts';
import { foodServiceRenewal } from './food-service-renewal.ts';

/** The items that come with the program (C1–C14 of the domain facts), in the order people meet them. */
export const BUNDLED: readonly ItemVersion[] = [foodService, foodServiceRenewal];

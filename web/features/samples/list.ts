/** Which documents of which items have a sample, and which sheet it is. What is not here has none, and no link. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'company-registration': {
    articles: 'articles',
    'address-proof': 'lease',
    'owners-consent': 'owners-consent',
    mandate: 'mandate',
  },
  'food-service': {
    layout: 'kitchen-plan',
    rules: 'food-rules',
    contract: 'canteen-contract',
    mandate: 'mandate',
    'health-certs-copy': 'staff-health',
  },
  'food-service-renewal': { layout: 'kitchen-plan', 'health-certs-copy': 'staff-health' },
  'public-venue-hygiene': {
    layout: 'venue-plan',
    'test-report': 'test-report',
    'air-report': 'air-report',
    rules: 'hygiene-rules',
    'health-certs-copy': 'staff-health',
  },
  'public-venue-hygiene-renewal': {
    layout: 'venue-plan',
    'test-report': 'test-report',
    'air-report': 'air-report',
    'health-certs-copy': 'staff-health',
  },
  'hotel-licence': {
    lease: 'lease',
    plans: 'hotel-plan',
    security: 'security-rules',
    staff: 'staff-list',
    mandate: 'mandate',
  },
  'fire-check': { rules: 'fire-rules', layout: 'fire-plan' },
  'seal-filing': { mandate: 'mandate', 'lost-notice': 'lost-notice' },
  'home-business-declaration': { lease: 'lease', consent: 'owners-consent', rules: 'house-rules' },
  'newborn-registration': { statement: 'birth-statement', 'ethnic-choice': 'ethnic-choice' },
  'minimum-living-allowance': { consent: 'means-consent' },
  'construction-permit': { site: 'site-statement', funds: 'funds-promise' },
};

/** The sheet that shows a filled-in document of an item. */
export const sampleOf = (item: string, ref: string): string | undefined => SAMPLES[item]?.[ref];
/** All sheets that some item points to. */
export const samplesUsed = (): ReadonlySet<string> => new Set(Object.values(SAMPLES).flatMap((s) => Object.values(s)));

import type { ItemVersion } from '../item.ts';
import { companyRegistration } from './company-registration.ts';
import { constructionPermit } from './construction-permit.ts';
import { constructionPlanning } from './construction-planning.ts';
import { eiaFormItem } from './eia-form.ts';
import { eiaReport } from './eia-report.ts';
import { fireCheck } from './fire-check.ts';
import { foodService } from './food-service.ts';
import { foodServiceChange } from './food-service-change.ts';
import { foodServiceRenewal } from './food-service-renewal.ts';
import { healthCertificate } from './health-certificate.ts';
import { homeBusinessDeclaration } from './home-business-declaration.ts';
import { hotelLicence } from './hotel-licence.ts';
import { investmentApproval } from './investment-approval.ts';
import { investmentFiling } from './investment-filing.ts';
import { landUsePlanning } from './land-use-planning.ts';
import { minimumLivingAllowance } from './minimum-living-allowance.ts';
import { newbornRegistration } from './newborn-registration.ts';
import { publicVenueHygiene } from './public-venue-hygiene.ts';
import { publicVenueHygieneRenewal } from './public-venue-hygiene-renewal.ts';
import { sealFiling } from './seal-filing.ts';

/** The items that come with the program (C1–C14 of the domain facts), in the order people meet them. */
export const BUNDLED: readonly ItemVersion[] = [
  companyRegistration,
  foodService,
  publicVenueHygiene,
  hotelLicence,
  fireCheck,
  sealFiling,
  healthCertificate,
  homeBusinessDeclaration,
  newbornRegistration,
  minimumLivingAllowance,
  investmentFiling,
  investmentApproval,
  landUsePlanning,
  constructionPlanning,
  constructionPermit,
  eiaReport,
  eiaFormItem,
  foodServiceRenewal,
  foodServiceChange,
  publicVenueHygieneRenewal,
];

import type { DraftView, Submitted } from '../../api/drafts.ts';

type Receipt = Submitted & { readonly itemName: DraftView['itemName']; readonly applicant: string };
const keyOf = (caseId: string) => `oneseal.receipt.${caseId}`;

/** The answer to the submission holds the code, which nobody says twice: kept for this tab until it is closed. */
export const keepReceipt = (receipt: Submitted, draft: DraftView): void => {
  const kept: Receipt = { ...receipt, itemName: draft.itemName, applicant: draft.applicant.name };
  try {
    sessionStorage.setItem(keyOf(receipt.caseId), JSON.stringify(kept));
  } catch {
    // The receipt page then shows what the matter itself says.
  }
};
export const keptReceipt = (caseId: string): Receipt | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(caseId)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

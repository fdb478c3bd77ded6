/** A letter as it leaves the house: plain text, so that nothing in it is fetched, tracked or hidden. */
export type Letter = {
  /** Stays the same when a letter is sent again, so that the receiver can drop the second copy. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where one click ends these letters (RFC 2369). */
  readonly stop?: string;
};

/** `refused`: the receiving server will never take it; `later`: try again. */
export type Posted = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'later'; readonly why: string };

export interface Mailer {
  send(letter: Letter): Promise<Posted>;
  close(): void;
}

/** A text in both languages of the product. Chinese is the original of anything statutory. */
export type Text = { readonly zh: string; readonly en: string };
export type Locale = 'zh' | 'en';

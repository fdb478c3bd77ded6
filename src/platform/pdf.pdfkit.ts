import { notoSerif } from './fonts.noto.ts';
import { type Fonts, missingGlyphs } from './fonts.ts';
import { renderCertificate } from './pdf.certificate.ts';
import { renderLetter } from './pdf.letter.ts';
import type { PdfWriter } from './pdf.ts';

/** Writes PDFs with pdfkit in this thread: 20 to 30 ms each once the faces are open. */
export const pdfkitWriter = (fonts: () => Fonts = notoSerif): PdfWriter => ({
  letter: (model) => renderLetter(model, fonts()),
  certificate: (model) => renderCertificate(model, fonts()),
  missingGlyphs: (text) => missingGlyphs(text, fonts()),
});

import { notoSerif } from './fonts.noto.ts';
import { type Fonts, missingGlyphs } from './fonts.ts';
import { renderCertificate } from './pdf.certificate.ts';
import { renderLetter } from './pdf.letter.ts';
import type { Sealer } from './pdf.sealer.ts';
import type { Certificate, Letter, PdfWriter, SealMark } from './pdf.ts';

/** The seal as it is registered on the day it is set takes the place of the one the wording was frozen with. */
const marked = (model: Letter, mark: SealMark | undefined): Letter =>
  mark ? { ...model, body: model.body.map((b) => (b.kind === 'sign' && b.seal ? { ...b, seal: mark } : b)) } : model;
const markedCertificate = (model: Certificate, mark: SealMark | undefined): Certificate =>
  mark ? { ...model, seal: mark } : model;

const sealed = (model: Letter): boolean => model.body.some((b) => b.kind === 'sign' && b.seal !== undefined);

/** Writes PDFs with pdfkit in this thread: 20 to 30 ms each once the faces are open. Signs when it has a sealer and an order. */
export const pdfkitWriter = (fonts: () => Fonts = notoSerif, sealer?: Sealer): PdfWriter => ({
  letter: async (model, order) => {
    if (!order || !sealer || !sealed(model)) return renderLetter(model, fonts());
    return sealer((slot) => renderLetter(marked(model, order.mark), fonts(), slot), order);
  },
  certificate: async (model, order) => {
    if (!order || !sealer) return renderCertificate(model, fonts());
    return sealer((slot) => renderCertificate(markedCertificate(model, order.mark), fonts(), slot), order);
  },
  missingGlyphs: (text) => missingGlyphs(text, fonts()),
});

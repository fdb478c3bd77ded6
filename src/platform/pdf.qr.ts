import qrcode from 'qrcode-generator';

/** What may be written in the alphanumeric mode of ISO/IEC 18004, which takes 5.5 bits a character instead of 8. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/** Modules of a QR code at level M; `true` is dark. The long tail of a signed text in capitals is set in the denser mode. */
export const qrModules = (text: string): boolean[][] => {
  const tail = /[0-9A-Z]*$/.exec(text)![0];
  const head = text.slice(0, text.length - tail.length);
  const code = qrcode(0, 'M');
  if (tail.length > 20 && ALPHANUMERIC.test(tail)) {
    if (head) code.addData(head, 'Byte');
    code.addData(tail, 'Alphanumeric');
  } else code.addData(text, 'Byte');
  code.make();
  const n = code.getModuleCount();
  return Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, col) => code.isDark(row, col)));
};

/** Draws the code into a square of `size` points that includes the quiet zone of four modules on each side. Runs of dark modules become one rectangle. */
export const drawQr = (doc: PDFKit.PDFDocument, text: string, x: number, y: number, size: number): void => {
  const modules = qrModules(text);
  const unit = size / (modules.length + 8);
  doc.save();
  doc.rect(x, y, size, size).fill('#FFFFFF');
  modules.forEach((row, r) => {
    for (let c = 0; c < row.length; ) {
      let end = c;
      while (row[end]) end++;
      // A trace of overlap, or viewers show hairlines between the rows.
      if (end > c) doc.rect(x + (c + 4) * unit, y + (r + 4) * unit, (end - c) * unit, unit * 1.02);
      c = end > c ? end : c + 1;
    }
  });
  doc.fill('#000000');
  doc.restore();
};

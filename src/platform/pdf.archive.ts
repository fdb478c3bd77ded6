import { srgbProfile } from './pdf.icc.ts';
import type { AttachedData } from './pdf.ts';

/** PDF/A-3b (ISO 19005-3): metadata in XMP that say the same as the document's own, a meaning for its colours, and data attached in a declared relation. */
type Doc = PDFKit.PDFDocument;
type Ref = {
  data: Record<string, unknown>;
  compress?: boolean;
  write(bytes: Uint8Array): void;
  end(bytes?: Uint8Array): void;
};
/** What pdfkit has but its types do not name. */
type Inner = {
  _root: { data: Record<string, unknown> };
  ref(data: Record<string, unknown>): Ref;
  endMetadata: () => void;
  endAcroForm: () => void;
  file(content: Uint8Array, options: Record<string, unknown>): unknown;
};
export const inner = (doc: Doc): Inner => doc as unknown as Inner;

/** pdfkit writes a String object as a text, and a bare string as a name. */
export const pdfText = (value: string): unknown => new (String as unknown as new (v: string) => unknown)(value);

/** XML knows no control characters but these three. */
const isText = (c: string): boolean => c >= ' ' || c === '\t' || c === '\n' || c === '\r';
const escaped = (value: string): string =>
  [...value]
    .filter(isText)
    .join('')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export type About = { readonly title: string; readonly author: string; readonly madeAt: string };
export const CREATOR = 'OneSeal 一章通';
export const PRODUCER = 'PDFKit';

export const xmpOf = ({ title, author, madeAt }: About): string => {
  const day = `${madeAt.slice(0, 19)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${day}</xmp:CreateDate><xmp:CreatorTool>${CREATOR}</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${PRODUCER}</pdf:Producer></rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
};

/** Prepares a new document to end as PDF/A-3b. */
export const archive = (doc: Doc, about: About, data?: AttachedData): void => {
  const d = inner(doc);
  // pdfkit would write metadata of its own, without escaping what people are called.
  d.endMetadata = () => {
    const metadata = d.ref({ Type: 'Metadata', Subtype: 'XML' });
    metadata.compress = false;
    metadata.end(Buffer.from(xmpOf(about), 'utf8'));
    d._root.data.Metadata = metadata;
    const profile = d.ref({ N: 3 });
    profile.end(srgbProfile());
    const intent = d.ref({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      Info: pdfText('sRGB IEC61966-2.1'),
      OutputConditionIdentifier: pdfText('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    });
    intent.end();
    d._root.data.OutputIntents = [intent];
  };
  if (!data) return;
  const day = new Date(about.madeAt);
  d.file(Buffer.from(data.json, 'utf8'), {
    name: data.name,
    type: 'application/json',
    description: data.description,
    relationship: 'Data',
    creationDate: day,
    modifiedDate: day,
  });
};

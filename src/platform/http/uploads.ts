import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { FileRefused, Files, FileType, StoredFile } from '../files.ts';
import type { ProblemFacts } from './problem.ts';

const words: Readonly<Record<FileRefused['code'], { status: number; message: Text; repair: Text }>> = {
  'file-too-large': {
    status: 413,
    message: { zh: '文件超过 20 MB。', en: 'The file is larger than 20 MB.' },
    repair: {
      zh: '请用“标准”清晰度重新拍，或分成两份传。',
      en: 'Photograph it again at standard quality, or send it in two parts.',
    },
  },
  'file-type-unknown': {
    status: 415,
    message: { zh: '这种文件打不开。', en: 'This kind of file cannot be opened here.' },
    repair: { zh: '请传 PDF、OFD 或 JPG、PNG 图片。', en: 'Send a PDF, an OFD, or a JPG or PNG picture.' },
  },
  'file-empty': {
    status: 400,
    message: { zh: '文件是空的。', en: 'The file is empty.' },
    repair: { zh: '请检查后重新选择。', en: 'Check it and choose it again.' },
  },
};
export const fileProblem = (code: FileRefused['code']): ProblemFacts => ({ ...words[code], code, field: 'file' });

/** A name without paths and control characters, never longer than a line. */
export const safeName = (name: string | undefined): string => {
  const base = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = [...base.normalize('NFC')].filter(
    (c) => c >= ' ' && c !== '\u007f' && !/[\u202a-\u202e\u2066-\u2069]/.test(c),
  );
  return clean.slice(0, 120).join('') || 'file';
};

export type Received = StoredFile & { readonly kind: 'stored'; readonly name: string };

/** Stores the one file of a multipart request under its holder's key; the caller writes the row that names it. */
export const receiveUpload = async (
  files: Files,
  request: FastifyRequest,
  holder: Id,
): Promise<Received | FileRefused> => {
  const part = await request.file();
  if (!part) return { kind: 'refused', code: 'file-empty' };
  const stored = await files.put(holder, part.file as Readable);
  return stored.kind === 'refused' ? stored : { ...stored, name: safeName(part.filename) };
};

type Sent = {
  readonly holder: Id;
  readonly place: string;
  readonly type: FileType | string;
  readonly size: number;
  readonly name: string;
};
/** Answers with a stored file, to be looked at and never run. */
export const sendFile = async (
  { files }: { readonly files: Files },
  reply: FastifyReply,
  file: Sent,
): Promise<FastifyReply> =>
  reply
    .header('content-type', file.type)
    .header('content-length', file.size)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(await files.stream(file.holder, file.place));

import { StringDecoder } from 'node:string_decoder';

type InputLine = { readonly text: string; readonly number: number; readonly tooLong: boolean };

/**
 * Lines of a stream, numbered from 1: LF or CRLF, a byte-order mark skipped, the last line also without an end.
 * A line beyond `longest` characters is given as too long without ever being held whole.
 */
export async function* readLines(input: NodeJS.ReadableStream, longest: number): AsyncGenerator<InputLine> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  let dropped = false;
  const line = (text: string): InputLine => {
    number++;
    const clean = number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
    const tooLong = dropped || clean.length > longest;
    dropped = false;
    return { text: tooLong ? '' : clean.replace(/\r$/, ''), number, tooLong };
  };
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(chunk);
    const parts = rest.split('\n');
    rest = parts.pop()!;
    for (const text of parts) yield line(text);
    if (rest.length > longest) {
      dropped = true;
      rest = '';
    }
  }
  rest += decoder.end();
  if (rest !== '' || dropped) yield line(rest);
}

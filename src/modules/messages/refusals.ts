import type { Words } from '../../platform/http/problem.ts';

export const MESSAGE_REFUSALS: Words = {
  'not-of-case': {
    message: { zh: '这份文件不在本件里。', en: 'That file does not belong to this matter.' },
    repair: { zh: '请从本件的文件中选一份，或不附文件。', en: 'Choose a file of this matter, or attach none.' },
    field: 'body.file',
  },
};

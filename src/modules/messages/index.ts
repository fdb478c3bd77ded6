/** The door of the messages (留言): what applicants and officers say to each other beside the acts. */

export { openThread, write as writeMessage } from './handle.ts';
export { registerMessages } from './routes.ts';

import { queryOptions } from '@tanstack/react-query';
import type { MessageThread, MessageView, ThreadLine, ThreadList } from '../../src/modules/messages/contract.ts';
import { get, send } from './client.ts';

export type { MessageView, ThreadLine };

/** As the contract's `MESSAGE_LENGTH`; the wire shapes bring no code along. */
export const MESSAGE_LENGTH = 2000;

const at = (id: string) => `/api/cases/${encodeURIComponent(id)}/messages`;

export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['messages', id],
    queryFn: ({ signal }) => get<MessageThread>(at(id), undefined, signal),
  });
export const threadsQuery = queryOptions({
  queryKey: ['messages'],
  queryFn: ({ signal }) => get<ThreadList>('/api/messages', undefined, signal),
});
export const writeMessage = (id: string, body: { readonly text: string; readonly file?: string }, key: string) =>
  send<MessageView>('POST', at(id), body, { key });
export const markRead = (id: string, upTo: string) => send<unknown>('POST', `${at(id)}/read`, { upTo });

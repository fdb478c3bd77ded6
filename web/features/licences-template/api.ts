import { queryOptions } from '@tanstack/react-query';
import type {
  TemplateFindingShape,
  TemplateList,
  TemplateSaved,
  TemplateShape,
  TemplateView,
} from '../../../src/modules/licences/contract.template.ts';
import { get, NetworkError, problemOf, send } from '../../api/client.ts';

export type { TemplateFindingShape, TemplateList, TemplateShape, TemplateView };

const at = (kind: string) => `/api/licence-templates/${encodeURIComponent(kind)}`;
export const templatesQuery = queryOptions({
  queryKey: ['licence-templates'],
  queryFn: ({ signal }) => get<TemplateList>('/api/licence-templates', undefined, signal),
});
export const templateQuery = (kind: string) =>
  queryOptions({
    queryKey: ['licence-template', kind],
    queryFn: ({ signal }) => get<TemplateView>(at(kind), undefined, signal),
    refetchOnWindowFocus: false,
  });
export const saveTemplate = (kind: string, rev: number, template: TemplateShape, key: string) =>
  send<TemplateSaved>('PUT', `${at(kind)}/draft`, { rev, template }, { key });
export const dropTemplate = (kind: string, rev: number) => send<unknown>('DELETE', `${at(kind)}/draft?rev=${rev}`);
export const publishTemplate = (kind: string, rev: number) =>
  send<{ version: number }>('POST', `${at(kind)}/publish`, { rev });

/** The sample as a PDF, drawn by the server as the real ones are. */
export const previewTemplate = async (
  kind: string,
  template: TemplateShape,
  long: boolean,
  signal: AbortSignal,
): Promise<Blob> => {
  const response = await fetch(`${at(kind)}/preview`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ template, long }),
    signal,
  }).catch((e: unknown) => {
    throw e instanceof DOMException ? e : new NetworkError(at(kind));
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  return response.blob();
};

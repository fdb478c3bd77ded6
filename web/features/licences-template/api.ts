import { queryOptions } from '@tanstack/react-query';
import type {
  TemplateFindingShape,
  TemplateList,
  TemplateSaved,
  TemplateShape,
  TemplateView,
} from '../../../src/modules/licences/contract.template.ts';
import { get, raw, send } from '../../api/client.ts';

export type { TemplateFindingShape, TemplateShape, TemplateView };

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
export const saveTemplate = (kind: string, rev: number, template: TemplateShape) =>
  send<TemplateSaved>('PUT', `${at(kind)}/draft`, { rev, template });
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
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ template, long });
  const response = await raw(`${at(kind)}/preview`, { method: 'POST', headers, body, signal });
  return response.blob();
};

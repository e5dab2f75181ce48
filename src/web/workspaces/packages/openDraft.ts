import { newDraftId, saveDraft } from '../../check/drafts.ts';
import { api, given } from '../../service/api.ts';

/** Takes a version into the workbench as a draft of this browser. Gives the address of the draft. */
export async function openDraft({ title, ...path }: {
  workspace: string; package: string; version: number; title: string;
}): Promise<string> {
  const { text = '' } = await given(api.GET('/api/workspaces/{workspace}/packages/{package}/versions/{version}', { params: { path } }));
  const id = newDraftId();
  await saveDraft({ id, title, path: `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.yaml`, text });
  return `/check/draft/${id}`;
}

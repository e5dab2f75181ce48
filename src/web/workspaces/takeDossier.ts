import { download } from '../app/download.ts';
import { api, given } from '../service/api.ts';

const shownDigits = 12;

/** Hands a dossier that the service keeps to the reader, byte for byte as it was sealed. */
export async function takeDossier(workspace: string, digest: string): Promise<void> {
  const bytes = await given(api.GET('/api/workspaces/{workspace}/dossiers/{digest}',
    { params: { path: { workspace, digest } }, parseAs: 'arrayBuffer' }));
  download(`${digest.slice(0, shownDigits)}.dossier.pdf`, new Uint8Array(bytes), 'application/pdf');
}

import { sql } from 'kysely';
import * as z from 'zod';
import type { RequestDatabase } from '../../store/request.ts';
import { sha256 } from '../../store/sha256.ts';
import { Problem } from '../problem.ts';
import { keepReceipt } from '../receipts.ts';
import { type Reply, route } from '../route.ts';
import { textOf } from '../routes/packages.ts';
import { day, digest, id, inWorkspace } from '../routes/shapes.ts';
import type { MadeDossier } from './dossierDesk.ts';

const pdf = { schema: z.string(), mediaType: 'application/pdf' };
const readers = ['preparer', 'approver', 'reviewer', 'adviser', 'decision-maker', 'licensing-reviewer', 'auditor'] as const;

/** Dossiers, kept by their bytes, so that what was sealed can be read again as it was. */
export const dossierRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/dossiers', tag: 'Proposals', params: inWorkspace,
    access: { for: 'member', roles: ['preparer', 'approver'], scope: 'determinations:write' },
    summary: 'Write the dossier of a version, whole and public, with the receipt it rests on; a submission names both',
    body: z.object({
      package: id, version: z.int().min(1).optional().describe('Left out: the latest.'), on: day.optional(), knownOn: day.optional(),
      assume: z.enum(['ordinary']).optional(),
      confidential: z.array(z.string().min(3).max(200)).max(200).default([]).describe('Also confidential, wherever it stands.'),
    }),
    success: { status: 201, description: 'Digests (SHA-256) of the receipt and of both editions.', schema: z.object({
      receipt: digest, dossier: digest, public: digest, version: z.int(),
    }) },
    work: async ({ params: { workspace }, body, actor, services, transact, signal }) => {
      const { package: of, version: wanted, ...asked } = body;
      const { text, version } = await transact((database) => textOf(database, { workspace, package: of }, wanted));
      const made = await services.analyst.dossier({ ...asked, package: text }, signal);
      const place = { workspace, package: of, version, created_by: actor.user! };
      return { body: { ...await transact((database) => kept(database, place, made)), version } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/dossiers/{digest}', tag: 'Proposals', params: inWorkspace.extend({ digest }),
    access: { for: 'member', roles: readers, scope: 'proposals:read' },
    summary: 'A dossier, byte for byte: one\'s own, and what was sealed with a proposal one may see',
    success: { status: 200, description: 'The PDF.', ...pdf },
    handle: async ({ params, database }) => {
      const row = await database.selectFrom('dossier').select('bytes').where('digest', '=', params.digest).executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'There is no such dossier here.');
      return pdfReply(params.digest, row.bytes);
    },
  }),
  route({
    method: 'get', path: '/public-record/{proposal}/dossier', tag: 'Proposals', params: z.object({ proposal: id }),
    summary: 'The public edition of the dossier of a designated package', access: { for: 'anybody' },
    success: { status: 200, description: 'The PDF, without what is confidential.', ...pdf },
    handle: async ({ params, database }) => {
      const { rows: [row] } = await sql<{ digest: string; bytes: Uint8Array }>`
        select * from portolan.public_dossier(${params.proposal}::uuid)`.execute(database);
      if (row === undefined) throw new Problem(404, 'There is no public edition.');
      return pdfReply(row.digest, row.bytes);
    },
  }),
];

interface Place {
  workspace: string;
  package: string;
  version: number;
  created_by: string;
}

/** Keeps every edition and the receipt, each once. */
async function kept(
  database: RequestDatabase, place: Place, { whole, programme, public: open, receipt }: MadeDossier,
): Promise<{ receipt: string; dossier: string; public: string }> {
  const [dossier, shown] = [sha256(whole), sha256(open)];
  await keepReceipt(database, place, receipt);
  const common = { ...place, receipt_digest: receipt.digest };
  await database.insertInto('dossier').values([
    { ...common, digest: dossier, edition: 'whole', made_with: null, bytes: Buffer.from(whole) },
    { ...common, digest: shown, edition: 'public', made_with: dossier, bytes: Buffer.from(open) },
    ...(programme === undefined ? [] : [
      { ...common, digest: sha256(programme), edition: 'programme' as const, made_with: dossier, bytes: Buffer.from(programme) }]),
  ]).onConflict((conflict) => conflict.doNothing()).execute();
  return { receipt: receipt.digest, dossier, public: shown };
}

function pdfReply(of: string, bytes: Uint8Array): Reply<string> {
  return { text: new Blob([Uint8Array.from(bytes)]).stream(), headers: { etag: `"${of}"` } };
}

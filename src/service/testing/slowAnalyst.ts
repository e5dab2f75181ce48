import { setTimeout as pause } from 'node:timers/promises';
import type { FeedVersion } from '../../screening/lists/version.ts';
import { sha256 } from '../../store/sha256.ts';
import type { Analyst } from '../analyst.ts';
import type { PackedVersion } from '../lists/listDesk.ts';
import { idleAnalyst } from './service.ts';

const corpus = '0'.repeat(64);
const answer = JSON.stringify({ format: 'portolan-determination/2', on: '2026-11-23', corpus });

/** An analyst that knows no law, for processes that are killed: slow enough that a kill can come on the way. */
export function slowAnalyst(): Analyst {
  const kept = new Map<string, PackedVersion>();
  const inForce = new Map<string, { version: string; checked: string }>();
  return {
    ...idleAnalyst,
    determine: () => pause(20, answer),
    receipt: ({ package: text }) => pause(5, { digest: sha256(text), corpus, text }),
    dossier: ({ package: text }) => pause(5, {
      receipt: { digest: sha256(text), corpus, text }, whole: Buffer.from(text), public: Buffer.from(`public ${text}`),
    }),
    lists: {
      inForce: () => inForce, judge: () => [], read: (_feed, version) => kept.get(version)!,
      hold: (packed, checked) => {
        kept.set(packed.about.id, packed);
        inForce.set(packed.about.feed, { version: packed.about.id, checked });
      },
      readOffer: ({ feed, files: [file] }) => {
        const entries = Buffer.from(file!.bytes);
        const about: FeedVersion = { id: file!.name, feed, format: 'f', files: [], taken: '2026-11-23T00:00:00.000Z',
          digest: sha256(entries.toString()), counts: { list: entries.length } };
        return pause(5, { about, entries, reasons: [] });
      },
    },
  };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadTimeline, timelineText } from './lawTimeline.ts';

const page = { width: 100, colour: false };

test('every event of the timeline has a source, a grade, and says what could undo it', () => {
  const events = loadTimeline();
  assert.equal(events.length, 51);
  assert.ok(events.every(({ source, vulnerability, summary }) => source !== '' && vulnerability !== '' && summary.length > 20));
});

test('text, posture and vulnerability stand apart: a text may stand that nobody enforces', () => {
  const diffusion = loadTimeline().find(({ id }) => id === 'diffusion-2025')!;
  assert.deepEqual([diffusion.text, diffusion.posture], ['codified', 'not-enforced']);
  const text = timelineText([diffusion], page);
  assert.match(text, /^1 event\n/);
  assert.match(text, /text codified; not-enforced\. The announcement/);
});
